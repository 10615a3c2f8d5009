import type { LintRule } from '../types';
import { changelog } from './changelog';
import { docs } from './docs';
import { hosts } from './hosts';
import { lifecycle } from './lifecycle';
import { listed } from './listed';
import { metadata } from './metadata';
import { pinnedActions } from './pinnedActions';
import { renderedFiles } from './renderedFiles';
import { steps } from './steps';
import { suppliedValues } from './suppliedValues';

/** The rules of the golden paths, as docs/writing-templates.md explains them. */
export const LINT_RULES: LintRule[] = [
  listed,
  metadata,
  changelog,
  docs,
  lifecycle,
  steps,
  suppliedValues,
  renderedFiles,
  hosts,
  pinnedActions,
];

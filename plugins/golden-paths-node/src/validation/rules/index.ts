import type { RenderRule } from '../types';
import { chart } from './chart';
import { entities } from './entities';
import { completeValues } from './completeValues';
import { leftovers } from './leftovers';
import { score } from './score';
import { serviceLevel } from './serviceLevel';
import { wellFormed } from './wellFormed';

/** What must hold for every rendered repository. */
export const REPOSITORY_RULES: RenderRule[] = [
  completeValues,
  leftovers,
  wellFormed,
  entities,
  serviceLevel,
  score,
  chart,
];

/** What must hold for the files that are committed to the GitOps repository. */
export const GITOPS_RULES: RenderRule[] = [leftovers, wellFormed];

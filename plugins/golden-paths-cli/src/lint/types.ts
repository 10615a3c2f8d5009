import type { JsonObject } from '@backstage/types';
import type { Finding } from '@milepost/plugin-golden-paths-node';
import type { Template } from '../template';

/** A file that a template renders or copies. */
export type SkeletonFile = {
  /** Path relative to the checkout. */
  file: string;
  /** Nothing when it is binary. */
  text: string | undefined;
};

/** A template with everything that its render steps fetch. */
export type LintedTemplate = Template & {
  /** Path of the template's file, relative to the checkout. */
  shown: string;
  skeleton: SkeletonFile[];
};

/** What the rules look at. */
export type LintContext = {
  root: string;
  templates: LintedTemplate[];
  /** The settings of the portal, which templates must not repeat. */
  goldenPaths: JsonObject;
  /** The line of a path in a template's YAML. */
  lineOf(template: Template, path: (string | number)[]): number | undefined;
};

/** One thing that must hold for the templates. */
export type LintRule = {
  /** In kebab case. */
  id: string;
  check(context: LintContext): Promise<Finding[]> | Finding[];
};

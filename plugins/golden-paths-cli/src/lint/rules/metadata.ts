import { z } from 'zod/v4';
import type { LintRule } from '../types';

export const VERSION_ANNOTATION = 'backstage.io/template-version';

const REQUIRED = z.object({
  metadata: z.object({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]+$/, 'is not in kebab case: rename it'),
    title: z.string('is missing: say what one gets, in five words'),
    description: z.string('is missing: say in a sentence what it makes'),
    annotations: z.object(
      {
        [VERSION_ANNOTATION]: z
          .string('is missing: start with 1.0.0')
          .regex(/^\d+\.\d+\.\d+$/, 'is not a semantic version: use x.y.z'),
        'backstage.io/time-saved': z
          .string('is missing: estimate the minutes that it saves')
          .regex(/^[1-9]\d*$/, "is not a number of minutes: write it as '480'"),
      },
      'are missing',
    ),
  }),
  spec: z.object({
    owner: z
      .string('is missing: name the group that answers for it')
      .regex(
        /^group:[^/]+\/[^/]+$/,
        'is not a group: use group:default/<name>',
      ),
  }),
});

/** What is said of a path before anyone chooses it. */
export const metadata: LintRule = {
  id: 'metadata',
  check: ({ templates, lineOf }) =>
    templates.flatMap(template => {
      const { error } = REQUIRED.safeParse(template.entity);
      return (error?.issues ?? []).map(issue => {
        const [message, remedy = 'Correct it.'] = issue.message.split(': ');
        const steps = issue.path.filter(step => typeof step !== 'symbol');
        return {
          rule: 'metadata',
          file: template.shown,
          line: lineOf(template, steps),
          message: `${steps.join('.')} ${message}.`,
          remedy: `${remedy[0].toUpperCase()}${remedy.slice(1)}.`,
        };
      });
    }),
};

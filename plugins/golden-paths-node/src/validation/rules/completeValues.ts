import { z } from 'zod/v4';
import type { RenderRule } from '../types';

const text = z.string().trim().min(1);

/** The values without which no repository says what it is, whose, and from where. */
const VALUES = z.object({
  name: text,
  description: text,
  owner: text,
  ownerName: text,
  repoUrl: text,
  registry: text,
  templateRef: text,
  templateVersion: text,
});

/** An expression that means nothing renders as nothing, without an error: caught here. */
export const completeValues: RenderRule = {
  id: 'complete-values',
  async check({ values }) {
    const { error } = VALUES.safeParse(values);
    return {
      findings: (error?.issues ?? []).map(issue => ({
        rule: 'complete-values',
        file: 'template.yaml',
        message: `The value '${issue.path.join('.')}' is missing or empty.`,
        remedy:
          "Supply it under 'values' of the render steps, from an expression that has a value.",
      })),
    };
  },
};

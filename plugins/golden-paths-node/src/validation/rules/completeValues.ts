import { z } from 'zod/v4';
import type { RenderRule } from '../types';

const text = z.string().trim().min(1);

/** The values that every golden path supplies: its files would have holes without them. */
const VALUES = z.object({
  name: text,
  description: text,
  owner: text,
  ownerName: text,
  organization: text,
  forgeHost: text,
  forgeUrl: text,
  repoUrl: text,
  registry: text,
  gitopsRepository: text,
  argocdUrl: text,
  argocdInstance: text,
  portalUrl: text,
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

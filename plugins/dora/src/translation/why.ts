/** Why a deployment counts as it does. */
export const whyMessages = {
  title: 'Why this number',
} as const;

/** What the metrics are made from, and what is missing. */
export const qualityMessages = {
  title: 'Data quality',
} as const;

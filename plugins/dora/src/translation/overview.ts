/** The first page: sentence, tiles, charts and timeline. */
export const overviewMessages = {
  title: 'Overview',
} as const;

/** The lists behind the numbers. */
export const rowsMessages = {
  title: 'Details',
} as const;

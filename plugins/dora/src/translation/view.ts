/** The bar above all pages that says of what they are. */
export const viewMessages = {
  organisation: 'Whole organisation',
} as const;

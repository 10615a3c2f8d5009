/** What more than one page says. */
export const commonMessages = {
  resource: {
    loading: 'Loading',
    slow: 'This takes longer than usual. It goes on.',
    updating: 'Updating; what is shown is still what you asked before.',
    failed: 'This could not be loaded',
    forbidden: {
      title: 'You may not see this',
      text: 'Ask an operator of the portal if you need it.',
    },
    retry: 'Try again',
  },
} as const;

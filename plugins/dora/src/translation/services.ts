/** The table of services. */
export const servicesMessages = {
  title: 'Services',
} as const;

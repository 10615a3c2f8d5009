import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of this module.
 *
 * @public
 */
export const sampleOrgTranslationRef = createTranslationRef({
  id: 'catalog.sample-org',
  messages: {
    sampleDataCard: {
      title: 'Sample data',
      description:
        'This is invented, to show what the portal looks like in use.',
      removal: 'To remove all of it, set {{setting}} in {{file}} and restart.',
    },
  },
});

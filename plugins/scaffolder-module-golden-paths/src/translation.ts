import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** @public */
export const goldenPathsTranslationRef = createTranslationRef({
  id: 'scaffolder.golden-paths',
  messages: {
    name: {
      hint: 'You will get a repository, an Argo CD application and a catalog page under this name.',
      checking: 'Checking whether this name is free…',
      free: 'This name is free. You will get:',
      unavailable:
        'The name could not be checked just now. It is checked again when you create.',
    },
  },
});

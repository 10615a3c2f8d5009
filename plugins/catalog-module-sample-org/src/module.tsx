import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

const sampleDataCard = EntityCardBlueprint.make({
  name: 'sample-data',
  params: {
    type: 'info',
    filter: { 'metadata.annotations.milepost.dev/sample': 'true' },
    loader: () =>
      import('./components/SampleDataCard').then(m => <m.SampleDataCard />),
  },
});

/**
 * Marks the entities of the sample organisation as invented.
 *
 * @public
 */
export const catalogModuleSampleOrg = createFrontendModule({
  pluginId: 'catalog',
  extensions: [sampleDataCard],
});

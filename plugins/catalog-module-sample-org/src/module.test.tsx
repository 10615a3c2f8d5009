import { Entity } from '@backstage/catalog-model';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import sampleOrgModule from '.';

const component = (
  name: string,
  annotations?: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name, annotations },
  spec: { type: 'service', lifecycle: 'production', owner: 'checkout' },
});

/** The pages of the catalog are its own business; this one shows any card. */
function renderEntityPage(entity: Entity) {
  renderTestApp({
    features: [
      createFrontendPlugin({
        pluginId: 'catalog',
        extensions: [createTestEntityPage({ entity })],
      }),
      sampleOrgModule,
    ],
  });
}

describe('catalogModuleSampleOrg', () => {
  it('says on the page of a sample entity that it is invented', async () => {
    renderEntityPage(component('orders', { 'milepost.dev/sample': 'true' }));

    await expect(
      screen.findByRole('heading', { name: 'Sample data' }),
    ).resolves.toBeVisible();
    expect(screen.getByText(/This is invented/)).toBeVisible();
    expect(screen.getByText(/To remove all of it/)).toHaveTextContent(
      'To remove all of it, set sampleOrg.enabled: false in app-config.yaml and restart.',
    );
  });

  it('says nothing about any other entity', async () => {
    renderEntityPage(component('orders'));

    // What the page shows in place of cards when there are none.
    await expect(
      screen.findByTestId('empty-entity-page'),
    ).resolves.toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Sample data' }),
    ).not.toBeInTheDocument();
  });
});

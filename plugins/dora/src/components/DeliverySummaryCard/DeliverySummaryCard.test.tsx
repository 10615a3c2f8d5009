import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  emptyPage,
  metricsReport,
  noData,
  serviceRow,
  servicesReport,
} from '../../__testUtils__/reports';
import { DeliveryTab } from '../DeliveryTab';
import { HomeWidget } from '../HomeWidget';
import { DeliverySummaryCard } from './DeliverySummaryCard';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'checkout', namespace: 'default' },
};
const component: Entity = { ...group, kind: 'Component' };

const of = (entity: Entity, element: JSX.Element) => (
  <EntityProvider entity={entity}>{element}</EntityProvider>
);

describe('delivery on the page of an entity', () => {
  it('has the five numbers on a card, each with its direction', async () => {
    const getMetrics = jest.fn(async () =>
      metricsReport({ metric: noData('change-fail-rate', 'Nobody reports') }),
    );
    await renderPage(of(group, <DeliverySummaryCard />), {
      api: { getMetrics },
    });
    expect(await screen.findByRole('link', { name: '1 d 1 h' })).toBeVisible();
    expect(screen.getAllByText('better')).toHaveLength(4);
    expect(screen.getByText('No data')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open delivery of checkout' }),
    ).toHaveAttribute(
      'href',
      '/delivery/overview?scope=group%3Adefault%2Fcheckout',
    );
    expect(getMetrics).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'group:default/checkout' }),
    );
  });

  it('says on the card that nothing is known', async () => {
    await renderPage(of(component, <DeliverySummaryCard />), {
      api: {
        getMetrics: async () =>
          metricsReport({
            scope: { ref: 'x', components: 0, filtered: false },
          }),
      },
    });
    expect(
      await screen.findByText(/^No production deployment of checkout/),
    ).toBeVisible();
  });

  it('has the whole view in a tab: with services where there can be some', async () => {
    const api = {
      getMetrics: async () => metricsReport(),
      listServices: async () => servicesReport([serviceRow('cart', 60)]),
      listDeployments: async () => emptyPage,
    };
    await renderPage(of(group, <DeliveryTab />), {
      api,
      query: '?scope=organisation',
    });
    await screen.findByRole('heading', { name: /^checkout: 42/ });
    expect(await screen.findByRole('row', { name: /cart/ })).toBeVisible();
    // What the page is about is given.
    expect(screen.queryByRole('combobox', { name: 'Of' })).toBeNull();
  });

  it("shows the reader's group on the home page", async () => {
    const getMetrics = jest.fn(async () => metricsReport());
    await renderPage(<HomeWidget />, {
      api: { getMetrics },
      groups: ['group:default/mine'],
    });
    expect(
      await screen.findByRole('link', { name: 'Open delivery of mine' }),
    ).toBeVisible();
    expect(getMetrics).toHaveBeenCalledTimes(1);
  });
});

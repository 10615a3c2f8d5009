import {
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  doraDataQualityReadPermission,
  doraMetricsReadPermission,
} from '@milepost/plugin-dora-common';
import { RiRocketLine } from '@remixicon/react';
import { doraApi } from './api';
import {
  overviewRouteRef,
  qualityRouteRef,
  rootRouteRef,
  rowsRouteRef,
  servicesRouteRef,
} from './routes';

/** Only what can be a scope of metrics. */
const ENTITIES_WITH_METRICS = {
  kind: { $in: ['component', 'system', 'domain', 'group'] },
};

const page = PageBlueprint.make({
  if: { permissions: { $contains: `${doraMetricsReadPermission.name}#read` } },
  params: {
    path: '/delivery',
    routeRef: rootRouteRef,
    title: 'Delivery',
    icon: <RiRocketLine />,
  },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    routeRef: overviewRouteRef,
    title: 'Overview',
    loader: () =>
      import('./components/OverviewPage').then(m => <m.OverviewPage />),
  },
});

const servicesPage = SubPageBlueprint.make({
  name: 'services',
  params: {
    path: 'services',
    routeRef: servicesRouteRef,
    title: 'Services',
    loader: () =>
      import('./components/ServicesPage').then(m => <m.ServicesPage />),
  },
});

const rowsPage = SubPageBlueprint.make({
  name: 'rows',
  params: {
    path: 'rows',
    routeRef: rowsRouteRef,
    title: 'Details',
    loader: () => import('./components/RowsPage').then(m => <m.RowsPage />),
  },
});

const qualityPage = SubPageBlueprint.make({
  name: 'quality',
  if: {
    permissions: { $contains: `${doraDataQualityReadPermission.name}#read` },
  },
  params: {
    path: 'quality',
    routeRef: qualityRouteRef,
    title: 'Data quality',
    loader: () =>
      import('./components/QualityPage').then(m => <m.QualityPage />),
  },
});

const summaryCard = EntityCardBlueprint.make({
  name: 'summary',
  if: { permissions: { $contains: `${doraMetricsReadPermission.name}#read` } },
  params: {
    type: 'info',
    filter: ENTITIES_WITH_METRICS,
    loader: () =>
      import('./components/DeliverySummaryCard').then(m => (
        <m.DeliverySummaryCard />
      )),
  },
});

const deliveryTab = EntityContentBlueprint.make({
  name: 'delivery',
  if: { permissions: { $contains: `${doraMetricsReadPermission.name}#read` } },
  params: {
    path: 'delivery',
    title: 'Delivery',
    group: 'deployment',
    filter: ENTITIES_WITH_METRICS,
    loader: () =>
      import('./components/DeliveryTab').then(m => <m.DeliveryTab />),
  },
});

const homeWidget = HomePageWidgetBlueprint.make({
  name: 'delivery',
  if: { permissions: { $contains: `${doraMetricsReadPermission.name}#read` } },
  params: {
    name: 'Delivery',
    title: 'How delivery is doing',
    description: 'The five delivery metrics of your group',
    components: async () => {
      const { HomeWidget } = await import('./components/HomeWidget');
      return { Content: HomeWidget };
    },
  },
});

/**
 * The pages of the delivery metrics.
 *
 * @public
 */
export const doraPlugin = createFrontendPlugin({
  pluginId: 'dora',
  title: 'Delivery',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    overview: overviewRouteRef,
    services: servicesRouteRef,
    rows: rowsRouteRef,
    quality: qualityRouteRef,
  },
  extensions: [
    doraApi,
    page,
    overviewPage,
    servicesPage,
    rowsPage,
    qualityPage,
    summaryCard,
    deliveryTab,
    homeWidget,
  ],
});

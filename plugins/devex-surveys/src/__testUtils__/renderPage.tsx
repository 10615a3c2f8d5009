import { ReactElement } from 'react';
import { AnalyticsEvent } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { JsonObject } from '@backstage/types';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DevexSurveysApi } from '@milepost/plugin-devex-surveys-common';
import {
  DeliveryMetricsApi,
  deliveryMetricsApiRef,
  devexSurveysApiRef,
  submissionApiRef,
} from '../api';
import { resultsRouteRef } from '../routes';

/** Opens a page with as much of the API as it calls; what it calls beyond fails. */
export async function renderPage(
  page: ReactElement,
  options: {
    api: Partial<DevexSurveysApi>;
    send?: (body: string) => Promise<void>;
    getMetrics?: DeliveryMetricsApi['getMetrics'];
    config?: JsonObject;
    manages?: boolean;
  },
): Promise<{
  analytics: { getEvents(): AnalyticsEvent[] };
  unmount: () => void;
}> {
  const { api, send = async () => {}, manages = false, config } = options;
  // A portal without delivery metrics, unless a test has some.
  const getMetrics =
    options.getMetrics ?? (async () => Promise.reject(new Error('Not found')));
  const analytics = mockApis.analytics();
  const { unmount } = await renderInTestApp(page, {
    config,
    apis: [
      analytics,
      [devexSurveysApiRef, api as DevexSurveysApi],
      [submissionApiRef, { send }],
      [deliveryMetricsApiRef, { getMetrics }],
      [
        permissionApiRef,
        mockApis.permission({
          authorize: manages ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
    ],
    mountedRoutes: {
      '/surveys/results': resultsRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return { analytics, unmount };
}

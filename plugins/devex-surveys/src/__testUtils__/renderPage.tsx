import { ReactElement } from 'react';
import { AnalyticsEvent } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DevexSurveysApi } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysApiRef, submissionApiRef } from '../api';
import { resultsRouteRef } from '../routes';

/** Opens a page with as much of the API as it calls; what it calls beyond fails. */
export async function renderPage(
  page: ReactElement,
  options: {
    api: Partial<DevexSurveysApi>;
    send?: (body: string) => Promise<void>;
    manages?: boolean;
  },
): Promise<{ analytics: { getEvents(): AnalyticsEvent[] } }> {
  const { api, send = async () => {}, manages = false } = options;
  const analytics = mockApis.analytics();
  await renderInTestApp(page, {
    apis: [
      analytics,
      [devexSurveysApiRef, api as DevexSurveysApi],
      [submissionApiRef, { send }],
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
  return { analytics };
}

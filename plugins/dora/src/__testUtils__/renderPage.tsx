import { ReactElement } from 'react';
import { AnalyticsEvent, identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  defaultEntityPresentation,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import { act } from '@testing-library/react';
import { DoraApi, doraApiRef } from '../api';
import {
  overviewRouteRef,
  qualityRouteRef,
  rowsRouteRef,
  servicesRouteRef,
} from '../routes';
import { emptyPage } from './reports';

/** Opens a page with as much of the API as it calls; lists are empty if nobody says. */
export async function renderPage(
  page: ReactElement,
  options: {
    api: Partial<DoraApi>;
    /** The address's query. */
    query?: string;
    groups?: string[];
    entities?: Entity[];
  },
): Promise<{ analytics: { getEvents(): AnalyticsEvent[] } }> {
  const { api, query = '', groups = [], entities = [] } = options;
  const analytics = mockApis.analytics();
  window.sessionStorage.clear();
  // What is answered at once has come when this is through.
  await act(async () => {
    await renderInTestApp(page, {
      apis: [
        analytics,
        [
          doraApiRef,
          {
            listDeployments: async () => emptyPage,
            listIncidents: async () => emptyPage,
            getTargets: async scope => ({ scope, editable: false, items: [] }),
            ...api,
          } as DoraApi,
        ],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/noor',
            ownershipEntityRefs: ['user:default/noor', ...groups],
          }),
        ],
        [catalogApiRef, catalogApiMock({ entities })],
        [
          entityPresentationApiRef,
          {
            forEntity: (entityOrRef: string | Entity) => {
              const snapshot = defaultEntityPresentation(entityOrRef);
              return { snapshot, promise: Promise.resolve(snapshot) };
            },
          },
        ],
      ],
      initialRouteEntries: [`/${query}`],
      mountedRoutes: {
        '/delivery/overview': overviewRouteRef,
        '/delivery/services': servicesRouteRef,
        '/delivery/rows': rowsRouteRef,
        '/delivery/quality': qualityRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
  });
  return { analytics };
}

import { ReactElement } from 'react';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  EntityRefPresentation,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { act } from '@testing-library/react';
import { DoraApi, doraApiRef } from '../api';
import { overviewRouteRef, qualityRouteRef, rowsRouteRef } from '../routes';

/** Renders with as much of the backend as is called; what is called beyond fails. */
export async function renderWithDora(
  element: ReactElement,
  options: {
    api: Partial<DoraApi>;
    /** Whether the reader may correct. */
    corrects?: boolean;
    /** The address, with its query. */
    path?: string;
  },
) {
  const { api, corrects = false, path = '/delivery/rows' } = options;
  // What is answered at once has come when this is through.
  await act(async () => {
    await renderInTestApp(element, {
      apis: [
        [doraApiRef, api as DoraApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        [entityPresentationApiRef, { forEntity: presentByRef }],
        [
          permissionApiRef,
          mockApis.permission({
            authorize: corrects ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
          }),
        ],
      ],
      initialRouteEntries: [path],
      mountedRoutes: {
        '/delivery/overview': overviewRouteRef,
        '/delivery/rows': rowsRouteRef,
        '/delivery/quality': qualityRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
  });
}

/** Names of entities without a catalog. */
function presentByRef(entityOrRef: Entity | string): EntityRefPresentation {
  const entityRef =
    typeof entityOrRef === 'string'
      ? entityOrRef
      : stringifyEntityRef(entityOrRef);
  const snapshot = { entityRef, primaryTitle: parseEntityRef(entityRef).name };
  return { snapshot, promise: Promise.resolve(snapshot) };
}

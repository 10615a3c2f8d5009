import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  DeploymentRow,
  IncidentRow,
  Page,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { doraApiRef } from '../../api';
import { useAsked } from '../../hooks';
import { ResourceState } from '../Resource';

/** More marks than this could not be told apart. */
const MAX_EVENTS = 200;

/** The latest deployments and incidents. */
export interface Events {
  deployments: Page<DeploymentRow>;
  incidents: Page<IncidentRow>;
}

/** What a timeline shows; loading until it is known of what. */
export function useEvents(
  request: WindowRequest | undefined,
): ResourceState<Events> {
  const api = useApi(doraApiRef);
  const { scope, environment, from, to } = request ?? {};
  const state = useAsked(
    useCallback(async () => {
      if (scope === undefined) {
        return undefined;
      }
      const asked = { scope, environment, from, to, limit: MAX_EVENTS };
      const [deployments, incidents] = await Promise.all([
        api.listDeployments(asked),
        api.listIncidents(asked),
      ]);
      return { deployments, incidents };
    }, [api, scope, environment, from, to]),
  );
  return { ...state, loading: state.loading || scope === undefined };
}

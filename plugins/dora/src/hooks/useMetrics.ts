import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  BucketUnit,
  MeasureRequest,
  MetricsReport,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { ResourceState } from '../components/Resource';
import { doraApiRef } from '../api';
import { useAsked } from './useAsked';

/** The five metrics of a view; loading until it is known of what. */
export function useMetrics(
  request: (WindowRequest & MeasureRequest) | undefined,
  also: { bucket?: BucketUnit; compare?: boolean },
): ResourceState<MetricsReport> {
  const api = useApi(doraApiRef);
  const { bucket, compare } = also;
  const state = useAsked(
    useCallback(
      async () => request && api.getMetrics({ ...request, bucket, compare }),
      [api, request, bucket, compare],
    ),
  );
  return { ...state, loading: state.loading || request === undefined };
}

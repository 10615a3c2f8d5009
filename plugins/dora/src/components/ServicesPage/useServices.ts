import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  BucketUnit,
  MeasureRequest,
  ServicesReport,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { doraApiRef } from '../../api';
import { ResourceState } from '../Resource';

const PAGE_SIZE = 100;

/** All services that have arrived so far, and whether that is all of them. */
export interface LoadedServices extends ServicesReport {
  isComplete: boolean;
}

/**
 * The services of a view. They come page by page, so that the first ones are there
 * soon; they can be sorted by a number only when all of them are.
 */
export function useServices(
  request: (WindowRequest & MeasureRequest) | undefined,
  bucket: BucketUnit,
): ResourceState<LoadedServices> {
  const api = useApi(doraApiRef);
  const [state, setState] = useState<{
    loading: boolean;
    error?: Error;
    value?: LoadedServices;
  }>({ loading: true });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isWanted = true;
    async function load(asked: WindowRequest & MeasureRequest) {
      let loaded: LoadedServices | undefined;
      do {
        const page: ServicesReport = await api.listServices({
          ...asked,
          bucket,
          limit: PAGE_SIZE,
          cursor: loaded?.pageInfo.nextCursor,
        });
        if (!isWanted) {
          return;
        }
        loaded = {
          ...page,
          items: [...(loaded?.items ?? []), ...page.items],
          isComplete: page.pageInfo.nextCursor === undefined,
        };
        setState({ loading: false, value: loaded });
      } while (!loaded.isComplete);
    }
    if (request) {
      setState(before => ({ value: before.value, loading: true }));
      load(request).catch(
        error => isWanted && setState({ loading: false, error }),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [api, request, bucket, attempt]);

  return { ...state, retry: () => setAttempt(count => count + 1) };
}

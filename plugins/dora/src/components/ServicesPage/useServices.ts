import { useEffect, useMemo, useState } from 'react';
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
  const [attempt, setAttempt] = useState(0);
  const question = useMemo(
    () => ({ request, bucket, attempt }),
    [request, bucket, attempt],
  );
  const [answer, setAnswer] = useState<{
    to?: typeof question;
    error?: Error;
    value?: LoadedServices;
  }>({});

  useEffect(() => {
    let isWanted = true;
    async function load(asked: WindowRequest & MeasureRequest) {
      let loaded: LoadedServices | undefined;
      do {
        const page: ServicesReport = await api.listServices({
          ...asked,
          bucket: question.bucket,
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
        setAnswer({ to: question, value: loaded });
      } while (!loaded.isComplete);
    }
    if (question.request) {
      load(question.request).catch(
        error => isWanted && setAnswer({ to: question, error }),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [api, question]);

  return {
    value: answer.value,
    error: answer.error,
    loading: answer.to !== question,
    retry: () => setAttempt(count => count + 1),
  };
}

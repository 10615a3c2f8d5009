import { useApi } from '@backstage/frontend-plugin-api';
import { LatticeNode } from '@milepost/plugin-devex-surveys-common';
import { DateTime } from 'luxon';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { deliveryMetricsApiRef } from '../../../api';

/**
 * A quarter: people answer about the time since the last round. The ten days for which
 * a round is open hold too few changes to say anything.
 */
export const MEASURED_DAYS = 90;

/** What the delivery metrics call a group; undefined if they have no such scope. */
export function scopeOf({ kind, scope }: LatticeNode): string | undefined {
  return kind === 'organisation' ? 'organisation' : scope;
}

/** The delivery metrics of a group in the quarter up to the close of a round. */
export function useGroupMetrics(scope: string, closedAt: string) {
  const api = useApi(deliveryMetricsApiRef);
  return useAsyncRetry(
    () =>
      api.getMetrics({
        scope,
        from: daysBefore(closedAt),
        to: closedAt,
        compare: false,
      }),
    [api, scope, closedAt],
  );
}

function daysBefore(iso: string): string {
  const moment = DateTime.fromISO(iso).minus({ days: MEASURED_DAYS });
  return moment.toJSDate().toISOString();
}

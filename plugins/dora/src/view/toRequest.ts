import { MeasureRequest, WindowRequest } from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import { ViewFrame } from './DeliveryView';

/** What the backend is asked by a view, whatever page asks. */
export function toRequest(
  frame: ViewFrame & { scope: string },
  calendar: { zone: string; now?: DateTime },
): WindowRequest & MeasureRequest {
  const { scope, environment, start, bots, edition, window } = frame;
  return {
    scope,
    environment,
    start,
    bots,
    edition,
    ...('days' in window ? lastDays(window.days, calendar) : window),
  };
}

/** From midnight to midnight of the organisation's zone; today is the last day. */
export function lastDays(
  days: number,
  { zone, now = DateTime.now() }: { zone: string; now?: DateTime },
): { from: string; to: string } {
  const end = now.setZone(zone).startOf('day').plus({ days: 1 });
  return {
    from: end.minus({ days }).toFormat('yyyy-MM-dd'),
    to: end.toFormat('yyyy-MM-dd'),
  };
}

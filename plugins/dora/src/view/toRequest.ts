import {
  MeasureRequest,
  Window,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import { ViewFrame } from './DeliveryView';

/** What the backend is asked by a view, whatever page asks. */
export function toRequest(
  frame: ViewFrame & { scope: string },
  calendar: { zone: string; now?: DateTime },
): WindowRequest & MeasureRequest {
  const { scope, environment, start, edition, window } = frame;
  return {
    scope,
    environment,
    start,
    edition,
    ...('days' in window ? lastDays(window.days, calendar) : window),
  };
}

/** From midnight to midnight of the organisation's zone; today is the last day. */
function lastDays(
  days: number,
  { zone, now = DateTime.now() }: { zone: string; now?: DateTime },
): Pick<Window, 'from' | 'to'> {
  const end = now.setZone(zone).startOf('day').plus({ days: 1 });
  return {
    from: end.minus({ days }).toFormat('yyyy-MM-dd'),
    to: end.toFormat('yyyy-MM-dd'),
  };
}

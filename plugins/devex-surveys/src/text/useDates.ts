import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';

/** Days in words, as the organisation counts them. */
export interface Dates {
  /** IANA name of the organisation's time zone. */
  zone: string;
  /** The day on which something happens, such as "17 August 2026". */
  day(iso: string): string;
  /** From one day to another. */
  days(fromIso: string, toIso: string): string;
}

/**
 * Dates in the zone of the organisation, which is that of the delivery metrics: a round
 * closes on one day for everybody, wherever they read it.
 */
export function useDates(): Dates {
  const zone = useApi(configApiRef).getOptionalString('dora.timeZone') ?? 'UTC';
  const day = (iso: string) =>
    DateTime.fromISO(iso, { zone }).toLocaleString(DateTime.DATE_FULL);
  return { zone, day, days: (from, to) => `${day(from)} – ${day(to)}` };
}

import { InputError } from '@backstage/errors';
import { DateTime, Duration, IANAZone } from 'luxon';

/** A stretch of time in the organisation's own zone: from, up to but without to. */
export interface Window {
  /** First instant, in ISO 8601 with offset. */
  from: string;
  /** First instant after it, in ISO 8601 with offset. */
  to: string;
  /** IANA name of the zone whose days and weeks count. */
  zone: string;
}

/** Throws unless the zone is one that this platform knows. */
export function checkZone(zone: string): void {
  if (!IANAZone.isValidZone(zone)) {
    throw new InputError(
      `Unknown time zone '${zone}'; use an IANA name such as 'Europe/Berlin'`,
    );
  }
}

/** Reads a date such as `2026-03-01`, or an instant, as a moment in a zone. */
export function readMoment(text: string, zone: string): DateTime<true> {
  const moment = DateTime.fromISO(text, { zone });
  if (!moment.isValid) {
    throw new InputError(
      `Invalid time '${text}'; use a date such as '2026-03-01' or an ISO 8601 instant`,
    );
  }
  return moment;
}

/** An instant as this plugin writes it: local time with its offset. */
export function writeMoment(moment: DateTime<true>): string {
  return moment.toISO({ suppressMilliseconds: true });
}

/** Makes a window and checks that it is one. */
export function createWindow(from: string, to: string, zone: string): Window {
  checkZone(zone);
  const start = readMoment(from, zone);
  const end = readMoment(to, zone);
  if (end <= start) {
    throw new InputError(
      `The window ends ('${to}') before it begins ('${from}')`,
    );
  }
  return { from: writeMoment(start), to: writeMoment(end), zone };
}

/** A window's ends as moments in its zone. */
export function windowEnds(window: Window): {
  start: DateTime<true>;
  end: DateTime<true>;
} {
  return {
    start: readMoment(window.from, window.zone),
    end: readMoment(window.to, window.zone),
  };
}

/**
 * How many days lie between two moments by the clocks of a zone. The day on which
 * they change is one day, though it has 23 or 25 hours.
 */
export function daysBetween(from: number, to: number, zone: string): number {
  // Luxon keeps one object for each zone.
  const iana = IANAZone.create(zone);
  const minutes = iana.offset(to) - iana.offset(from);
  return (to - from) / 86_400_000 + minutes / 1_440;
}

/** How many days a window has by the local calendar. */
export function windowDays({ from, to, zone }: Window): number {
  return daysBetween(Date.parse(from), Date.parse(to), zone);
}

/**
 * The window before this one, to compare with: as many months before if it
 * consists of whole months, as many days if of whole days, else as long.
 */
export function windowBefore(window: Window): Window {
  const { start, end } = windowEnds(window);
  return {
    from: writeMoment(start.minus(lengthOf(start, end))),
    to: window.from,
    zone: window.zone,
  };
}

function lengthOf(start: DateTime<true>, end: DateTime<true>): Duration {
  for (const [unit, lengths] of [
    ['month', 'months'],
    ['day', 'days'],
  ] as const) {
    if ([start, end].every(moment => +moment === +moment.startOf(unit))) {
      return Duration.fromObject({
        [lengths]: Math.round(end.diff(start, lengths).as(lengths)),
      });
    }
  }
  return end.diff(start);
}

import { DateTime } from 'luxon';

// From a Monday to the Friday of the week after: ten working days.
const DAYS_TO_CLOSE = 11;

/**
 * The round that most would prepare now: of this quarter, for two working weeks from
 * next Monday on, in the organisation's zone.
 */
export function suggestRound(
  now: Date,
  zone: string,
): {
  title: string;
  opensOn: string;
  closesOn: string;
} {
  const monday = DateTime.fromJSDate(now, { zone })
    .plus({ weeks: 1 })
    .startOf('week');
  return {
    title: `DevEx ${monday.year} Q${monday.quarter}`,
    opensOn: monday.toISODate()!,
    closesOn: monday.plus({ days: DAYS_TO_CLOSE }).toISODate()!,
  };
}

/** The reminders of a round, in their order. */
export const REMINDERS = ['opened', 'half-time', 'last-day'] as const;

/** One of the reminders of a round. */
export type Reminder = (typeof REMINDERS)[number];

const DAY_MS = 86_400_000;

/** The last reminder whose time has come. */
export function dueReminder(
  round: { opensAt: Date; closesAt: Date },
  now: Date,
): Reminder | undefined {
  const opens = round.opensAt.getTime();
  const closes = round.closesAt.getTime();
  const time = now.getTime();
  if (time < opens || time >= closes) {
    return undefined;
  }
  if (time >= closes - DAY_MS && closes - opens > DAY_MS) {
    return 'last-day';
  }
  return time >= (opens + closes) / 2 ? 'half-time' : 'opened';
}

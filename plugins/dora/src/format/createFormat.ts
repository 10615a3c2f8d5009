import { MetricId, METRICS, Window } from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import { TranslationFunction } from '@backstage/frontend-plugin-api';
import { doraTranslationRef } from '../translation';

type Translate = TranslationFunction<(typeof doraTranslationRef)['T']>;

/** Turns numbers and times into text, each with its unit. */
export interface Format {
  /** In the two largest units, such as "3 d 4 h". */
  duration(seconds: number): string;
  /** A rate per day, told per the shortest time in which it happens once. */
  frequency(perDay: number): string;
  percent(ratio: number): string;
  count(n: number): string;
  /** The value of a metric, in its unit. */
  value(metric: MetricId, value: number): string;
  /** A day of the organisation's calendar. */
  day(time: string | number): string;
  /** The same without its year. */
  shortDay(time: string | number): string;
  /** To the minute, in the organisation's zone. */
  time(time: string | number): string;
  /** From the first day to the last one. */
  window(window: Pick<Window, 'from' | 'to'>): string;
  /** The same for a piece of one, where this year goes without saying. */
  piece(window: Pick<Window, 'from' | 'to'>): string;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

const RATES = [
  ['day', 1],
  ['week', 7],
  ['month', 30.4],
  ['year', 365.25],
] as const;

const SHORT_DAY = { month: 'short', day: 'numeric' } as const;

/** Makes the functions for a language and a zone. */
export function createFormat(options: {
  t: Translate;
  language: string;
  zone: string;
  now?: DateTime;
}): Format {
  const { t, language, zone, now = DateTime.now().setZone(zone) } = options;

  // To make one of these takes longer than a hundred uses of it.
  const numbers = [0, 1].map(
    maximumFractionDigits =>
      new Intl.NumberFormat(language, { maximumFractionDigits }),
  );
  const number = (value: number, digits: 0 | 1) =>
    numbers[digits].format(value);
  const brief = (value: number) => number(value, value < 10 ? 1 : 0);
  const at = (time: string | number) =>
    typeof time === 'string'
      ? DateTime.fromISO(time, { zone })
      : DateTime.fromMillis(time, { zone });

  const dates = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...style, timeZone: zone });
  const text = (style: Intl.DateTimeFormatOptions) => {
    const format = dates(style);
    return (time: string | number) => format.format(at(time).toMillis());
  };
  const range = (style: Intl.DateTimeFormatOptions) => {
    const format = dates(style);
    return ({ from, to }: Pick<Window, 'from' | 'to'>) =>
      // A window ends before its end: at midnight the day is still the one before.
      format.formatRange(Date.parse(from), Date.parse(to) - 1);
  };
  const pieceOfThisYear = range(SHORT_DAY);
  const pieceOfAnotherYear = range({ ...SHORT_DAY, year: 'numeric' });

  const duration = (seconds: number) =>
    largestUnits(Math.abs(seconds))
      .map(([unit, count]) =>
        t(`format.duration.${unit}`, { n: number(count, 0) }),
      )
      .join(' ');

  const frequency = (perDay: number) => {
    if (perDay === 0) {
      return t('format.rate.none');
    }
    const [unit, days] =
      RATES.find(([, length]) => perDay * length >= 1) ?? RATES[3];
    return t(`format.rate.${unit}`, { n: brief(perDay * days) });
  };

  const percent = (ratio: number) =>
    t('format.percent', { n: brief(ratio * 100) });

  return {
    duration,
    frequency,
    percent,
    count: n => number(n, 0),
    value(metric, value) {
      switch (METRICS[metric].unit) {
        case 'seconds':
          return duration(value);
        case 'ratio':
          return percent(value);
        default:
          return frequency(value);
      }
    },
    day: text(DateTime.DATE_MED),
    shortDay: text(SHORT_DAY),
    time: text(DateTime.DATETIME_MED),
    window: range({ dateStyle: 'medium' }),
    piece: window =>
      at(window.from).year === now.year
        ? pieceOfThisYear(window)
        : pieceOfAnotherYear(window),
  };
}

/** The two largest units of a duration, rounded to the smaller of them. */
function largestUnits(
  exact: number,
): [unit: (typeof UNITS)[number][0], count: number][] {
  const seconds = Math.round(exact);
  const found = UNITS.findIndex(([, length]) => seconds >= length);
  const [larger, smaller] = UNITS.slice(found === -1 ? -1 : found);
  if (!smaller) {
    return [[larger[0], seconds]];
  }
  const rounded = Math.round(seconds / smaller[1]) * smaller[1];
  // Rounding may have made it one of the next larger unit.
  const whole = UNITS.find(([, length]) => rounded >= length) ?? larger;
  const rest = Math.round((rounded % whole[1]) / smaller[1]);
  return [
    [whole[0], Math.floor(rounded / whole[1])],
    ...(rest > 0
      ? [[smaller[0], rest] satisfies [(typeof UNITS)[number][0], number]]
      : []),
  ];
}

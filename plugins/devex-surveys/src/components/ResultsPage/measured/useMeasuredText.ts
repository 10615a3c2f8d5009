import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricUnit } from '@milepost/plugin-dora-common';
import { Duration } from 'luxon';
import { devexSurveysTranslationRef } from '../../../translation';

const UNITS = ['days', 'hours', 'minutes', 'seconds'] as const;
const LETTERS = {
  days: 'd',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
} as const;
const DAYS_PER_WEEK = 7;

/** The value of a measure in words, in the unit that suits its size. */
export function useMeasuredText() {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return (value: number, unit: MetricUnit): string => {
    if (unit === 'seconds') {
      return twoLargestUnits(value);
    }
    if (unit === 'ratio') {
      return t('share.percent', { percent: String(Math.round(100 * value)) });
    }
    return value >= 1
      ? t('measured.per-day', { value: value.toFixed(1) })
      : t('measured.per-week', { value: (DAYS_PER_WEEK * value).toFixed(1) });
  };
}

/** Such as "3 d 4 h": more would pretend to be exact. */
function twoLargestUnits(seconds: number): string {
  const parts = Duration.fromObject({ seconds: Math.round(seconds) }).shiftTo(
    ...UNITS,
  );
  const first = UNITS.findIndex(unit => parts[unit] > 0);
  const shown =
    first < 0 ? (['seconds'] as const) : UNITS.slice(first, first + 2);
  return shown
    .filter((unit, index) => index === 0 || parts[unit] > 0)
    .map(unit => `${parts[unit]} ${LETTERS[unit]}`)
    .join(' ');
}

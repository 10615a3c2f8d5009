import {
  METRICS,
  MetricUnit,
  MetricTarget,
} from '@milepost/plugin-dora-common';
import { Crossing } from './decideNotice';

const UNITS: [seconds: number, name: string][] = [
  [86_400, 'days'],
  [3_600, 'hours'],
  [60, 'minutes'],
  [1, 'seconds'],
];

const rounded = (value: number) => String(Number(value.toPrecision(2)));

const WRITERS: Record<MetricUnit, (value: number) => string> = {
  seconds: value => {
    const [length, name] =
      UNITS.find(([seconds]) => value >= 1.5 * seconds) ??
      UNITS[UNITS.length - 1];
    return `${rounded(value / length)} ${name}`;
  },
  'per-day': value =>
    value < 1 ? `${rounded(7 * value)} a week` : `${rounded(value)} a day`,
  ratio: value => `${rounded(100 * value)} %`,
};

/** Tells in words that a metric has come to the other side of its target. */
export function describeCrossing(
  { metric, to }: Crossing,
  { value: target }: MetricTarget,
  value: number,
): string {
  const { better, title, unit } = METRICS[metric];
  const write = WRITERS[unit];
  return [
    `${title} ${
      to === 'met' ? 'now meets its target' : 'no longer meets its target'
    }:`,
    `${write(value)}, meant to be at ${
      better === 'higher' ? 'least' : 'most'
    } ${write(target)}.`,
  ].join(' ');
}

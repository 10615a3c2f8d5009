import { ScaleKind } from '../types';
import { LADDERS, Ladder } from './ladders';

/** More lines than this would be read as a texture. */
const MAX_STEPS = 5;

/** A logarithmic axis that spans less than this is widened: it would have one tick. */
const MIN_LOG_RATIO = 4;

/**
 * By so many characters a tick, on average, the text must become shorter before values are taken for
 * durations: plain numbers may be a little shorter in sevens by chance.
 */
const DURATION_COST = 0.5;

/** An axis: from where to where, and which values stand on it. */
export interface Scale {
  kind: ScaleKind;
  domain: [number, number];
  ticks: number[];
}

/**
 * Chooses the axis for these values. The kind of round values is found out from the
 * caller's format: those that it writes shortest are those in which its unit is read, so
 * an axis in seconds that are written as "2 h" gets hours, and one in per cent gets tens.
 */
export function chooseScale(options: {
  values: number[];
  format: (value: number) => string;
  kind?: ScaleKind;
}): Scale {
  const { values, format, kind = 'linear' } = options;
  const finite = values.filter(Number.isFinite);
  const costed = LADDERS.map((ladder, index) => {
    const scale =
      kind === 'log' ? logScale(finite, ladder) : linearScale(finite, ladder);
    const extra = index === 0 ? 0 : DURATION_COST;
    return { scale, cost: cost(scale, format) + extra };
  });
  return costed.reduce((best, next) => (next.cost < best.cost ? next : best))
    .scale;
}

/**
 * Where a value stands on an axis. A logarithmic one has no place for 0 and below: such
 * a value stands at the bottom, and its true number in the tooltip and the table.
 */
export function clampTo(scale: Scale, value: number): number {
  const [low, high] = scale.domain;
  return Math.min(high, Math.max(low, value));
}

/** Too few ticks, or two that read alike, cost more than any length of text. */
function cost(scale: Scale, format: (value: number) => string): number {
  const texts = scale.ticks.map(format);
  const alike = texts.length - new Set(texts).size;
  const missing = Math.max(0, 2 - texts.length);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return 1000 * (alike + missing) + length / Math.max(1, texts.length);
}

function linearScale(values: number[], ladder: Ladder): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  // Without any value there is still an axis, from 0 to 1.
  const span = high - low || 1;
  const step =
    ladder(span / MAX_STEPS, span * 2).at(0) ??
    powerOfTenAbove(span / MAX_STEPS);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    withoutNoise((first + index) * step),
  );
  return { kind: 'linear', domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

function logScale(values: number[], ladder: Ladder): Scale {
  const positive = values.filter(value => value > 0);
  const [least, most] = widened(
    positive.length ? Math.min(...positive) : 1,
    positive.length ? Math.max(...positive) : 1,
  );
  const steps = ladder(least / 10, most * 10);
  const low = steps.filter(value => value <= least).at(-1) ?? least;
  const high = steps.find(value => value >= most) ?? most;
  const inside = steps.filter(value => value >= low && value <= high);
  return { kind: 'log', domain: [low, high], ticks: thinned(inside) };
}

function widened(least: number, most: number): [number, number] {
  const missing = Math.max(1, MIN_LOG_RATIO / (most / least));
  return [least / Math.sqrt(missing), most * Math.sqrt(missing)];
}

/** As many of the values as an axis has room for, spread evenly by their ratio. */
function thinned(values: number[]): number[] {
  if (values.length <= MAX_STEPS + 1) {
    return values;
  }
  const last = values[values.length - 1];
  const ratio = (last / values[0]) ** (1 / MAX_STEPS);
  const kept = [values[0]];
  for (const value of values.slice(1, -1)) {
    // A little less than the even distance, since round values are not even.
    const apart = ratio ** 0.8;
    if (value / kept[kept.length - 1] >= apart && last / value >= apart) {
      kept.push(value);
    }
  }
  return [...kept, last];
}

function powerOfTenAbove(value: number): number {
  return 10 ** Math.ceil(Math.log10(value));
}

/** 3 * 0.1 is 0.30000000000000004, which a format may show. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

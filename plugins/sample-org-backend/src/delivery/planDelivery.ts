import { createRandom } from '../organisation/random';
import {
  DeliveryPlan,
  DeliveryStyle,
  Outcome,
  PlannedChange,
  PlannedRelease,
} from './types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When the history begins. It is fixed, so that sending the history again, a week
 * later, adds a week to it and changes nothing of what was.
 */
export const HISTORY_BEGIN = Date.UTC(2024, 10, 25);

/** After this time services are delivered in the manner of the end of their story. */
const STORY_MS = 730 * DAY;

const TITLES = [
  'Show what is in stock first',
  'Round deposits as the law has it',
  'Answer faster when a supplier is slow',
  'Tell apart two products of one name',
  'Remove the old basket table',
  'Explain why a slot is taken',
];

/** Plans how a service is delivered up to a moment; the same seed gives the same plan. */
export function planDelivery(
  style: DeliveryStyle,
  until: number,
  seed: number,
): DeliveryPlan {
  const random = createRandom(seed);
  const releases: PlannedRelease[] = [];
  let changes = 0;
  let sinceFailure = 0;
  let sinceAttempt = 0;
  for (let at = HISTORY_BEGIN + DAY; at < until; ) {
    const progress = Math.min(1, (at - HISTORY_BEGIN) / STORY_MS);
    const between = ([first, last]: readonly [number, number]) =>
      first + (last - first) * progress;
    /** A duration around a mean, in milliseconds and whole seconds. */
    const around = (mean: number) =>
      Math.round((mean * random.integer(60, 150)) / 100 / 1000) * 1000;
    const failsEvery = between(style.failsEvery);
    sinceFailure += 1;
    sinceAttempt += 1;
    let outcome: Outcome = 'fine';
    if (releases.length > 0 && failsEvery > 0 && sinceFailure >= failsEvery) {
      outcome = random.integer(0, 1) === 0 ? 'fixed' : 'rolled-back';
      sinceFailure = 0;
    } else if (sinceAttempt >= 20) {
      outcome = 'attempt-failed';
      sinceAttempt = 0;
    }
    const planned: PlannedChange[] = [];
    for (let i = 0; i < style.changesPerRelease; i++) {
      changes += 1;
      planned.push({
        number: changes,
        title: TITLES[changes % TITLES.length],
        committedAt: at - around(between(style.leadHours) * HOUR),
      });
    }
    const disturbance = around(between(style.recoveryHours) * HOUR);
    releases.push({
      number: releases.length + 1,
      deployedAt: at,
      changes: planned,
      outcome,
      disturbance,
    });
    // The next one has to come after whatever mends this one.
    const pause = around(between(style.daysBetweenReleases) * DAY);
    at += Math.max(pause, disturbance + 6 * HOUR);
  }
  return { style, releases };
}

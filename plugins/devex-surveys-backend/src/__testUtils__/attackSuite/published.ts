import { RoundResults } from '@milepost/plugin-devex-surveys-common';
import { seeded } from './random';
import {
  histogramOf,
  ITEM,
  publish,
  Simulated,
  simulatedOrganisation,
} from './simulation';
import { Attack } from './types';

const POPULATIONS = 100;

/** What can be worked out of published results by subtraction: people in each sum. */
function derivedSums(
  people: readonly Simulated[],
  results: RoundResults,
): number[][] {
  const shown = (id: string) =>
    results.groups.find(({ nodeId }) => nodeId === id)?.items[ITEM.id]
      .status === 'shown';
  return results.lattice
    .filter(({ id }) => shown(id))
    .flatMap(({ id }) => {
      const children = results.lattice.filter(
        ({ parentId }) => parentId === id,
      );
      const hidden = children.filter(child => !shown(child.id));
      const rest = hidden.map(child => histogramOf(people, child.id));
      return [
        histogramOf(people, id),
        ...(rest.length > 0
          ? [rest[0].map((_, bin) => sum(rest.map(h => h[bin])))]
          : []),
      ];
    });
}

/** The share of people in sums for which a condition holds, at worst. */
function worstShare(isDisclosed: (histogram: number[]) => boolean): number {
  let worst = 0;
  for (let seed = 0; seed < POPULATIONS; seed++) {
    const people = simulatedOrganisation(seeded(seed));
    const disclosed = derivedSums(people, publish(people))
      .filter(histogram => sum(histogram) > 0 && isDisclosed(histogram))
      .map(sum);
    worst = Math.max(worst, sum(disclosed) / people.length);
  }
  return worst;
}

/**
 * Guesses from two rounds whether one who left was favourable; returns the advantage over
 * knowing the first round alone. At worst for the leaver nobody else changed their mind,
 * and the adversary knows that.
 */
export function leaverAdvantage(trials = 600): number {
  const random = seeded(2);
  let right = 0;
  let base = 0;
  for (let trial = 0; trial < trials; trial++) {
    const before = simulatedOrganisation(random);
    const leaver = Math.floor(random() * before.length);
    const { bucket, bin } = before[leaver];
    const nodes = ['org', bucket.split('/')[0], bucket];
    const changed = Object.fromEntries(nodes.map(id => [id, 1]));
    const first = publish(before);
    const second = publish(without(before, leaver), changed);
    const hypotheses = [true, false].filter(favourable => {
      const index = before.findIndex(
        person => person.bucket === bucket && person.bin >= 3 === favourable,
      );
      const expected =
        index >= 0 ? publish(without(before, index), changed) : undefined;
      return nodes.every(
        id =>
          cellOf(first, id) === undefined ||
          shareIn(expected, id) === shareIn(second, id),
      );
    });
    const prior = favourableShare(before, bucket) > 0.5;
    const guess = hypotheses.length === 1 ? hypotheses[0] : prior;
    right += guess === bin >= 3 ? 1 : 0;
    base += prior === bin >= 3 ? 1 : 0;
  }
  return Math.max(0, (right - base) / trials);
}

function without(people: readonly Simulated[], index: number): Simulated[] {
  return people.filter((_, position) => position !== index);
}

function favourableShare(people: readonly Simulated[], id: string): number {
  const histogram = histogramOf(people, id);
  return (histogram[3] + histogram[4]) / sum(histogram);
}

/** A cell that says something about a group. */
function cellOf(results: RoundResults | undefined, id: string) {
  const cell = results?.groups.find(({ nodeId }) => nodeId === id)?.items[
    ITEM.id
  ];
  return cell?.status === 'shown' || cell?.status === 'coarse'
    ? cell
    : undefined;
}

function shareIn(
  results: RoundResults | undefined,
  id: string,
): number | undefined {
  return cellOf(results, id)?.favourable.percent;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Attacks on what is published. */
export const publishedAttacks: Attack[] = [
  {
    number: 1,
    name: 'Differencing within a round: parent minus siblings',
    adversaries: ['A1', 'A2'],
    holds:
      'results of 100 simulated rounds of 200 people, all groups and levels',
    defence:
      'fixed lattice, complementary suppression until at least two groups with five answers are hidden together',
    bound: 0,
    measure: () => worstShare(histogram => sum(histogram) < 5),
  },
  {
    number: 2,
    name: 'Differencing between rounds: one person has left',
    adversaries: ['A1', 'A2'],
    holds:
      'results of two rounds, who left, what the first round looked like in full, and that nobody else changed their mind',
    defence:
      'no results while open; frozen rosters; groups with few changes shown in wide steps, with a sibling',
    bound: 0.1,
    measure: () => leaverAdvantage(),
  },
  {
    number: 3,
    name: 'Small groups',
    adversaries: ['A1', 'A2'],
    holds: 'results and the manifest',
    defence:
      'five answers to each item, eight people invited, smaller groups merged before the opening',
    bound: 0,
    measure: ({ results, manifest }) =>
      results.groups
        .flatMap(({ items }) => Object.values(items))
        .filter(cell => cell.status === 'shown' && cell.n < 5).length +
      manifest.buckets.filter(({ invited }) => invited < 8).length,
  },
  {
    number: 4,
    name: 'Homogeneity: everybody chose the same',
    adversaries: ['A1', 'A2'],
    holds:
      'results of 100 simulated rounds in which some groups are of one mind, and one answer of their own',
    defence:
      'nothing is shown or derivable if all but one chose one answer, or all lean one way; shares are capped at 10 and 90 %',
    bound: 0,
    measure: () =>
      worstShare(
        histogram =>
          Math.max(...histogram) >= sum(histogram) - 1 ||
          histogram[0] + histogram[1] === sum(histogram) ||
          histogram[3] + histogram[4] === sum(histogram),
      ),
  },
  {
    number: 19,
    name: 'Another surface: export, REST, terminal and MCP',
    adversaries: ['A1', 'A2'],
    holds: 'the same round from all four',
    defence: 'one aggregation function at the close; nothing else is kept',
    bound: 0,
    measure: ({ results, csv, byAction }) => {
      const rest = JSON.stringify(results);
      const rows = csv.trimEnd().split('\r\n').slice(1);
      const statuses = results.groups.flatMap(({ items }) =>
        Object.values(items).map(({ status }) => status),
      );
      const differing = rows.filter(
        (row, index) => row.split(',')[3] !== statuses[index],
      ).length;
      return differing + (JSON.stringify(byAction) === rest ? 0 : 1);
    },
  },
];

import {
  aggregateResults,
  ClosedRound,
  itemBank,
  LatticeNode,
  RoundResults,
} from '@milepost/plugin-devex-surveys-common';

/** The item of the simulations. */
export const ITEM = itemBank[0];

/** A person of a simulation: in which bucket, and what they chose (0 to 4). */
export interface Simulated {
  bucket: string;
  bin: number;
}

/** Two hundred in sixteen buckets of four departments, of all sizes that can be. */
export function simulatedOrganisation(random: () => number): Simulated[] {
  const sizes = [30, 20, 12, 9, 24, 12, 8, 5, 16, 11, 8, 4, 18, 12, 8, 3];
  const people = sizes.flatMap((size, index) => {
    // Some buckets are happy, some are not, and some are of one mind.
    const mood = random();
    return Array.from({ length: size }, () => ({
      bucket: `d${Math.floor(index / 4)}/b${index}`,
      bin:
        mood < 0.15
          ? 0
          : Math.min(4, Math.max(0, Math.round(4 * mood + 2 * random() - 1))),
    }));
  });
  return people;
}

/** The round of these people as it is left at the close. */
export function roundOf(
  people: readonly Simulated[],
  changed: Readonly<Record<string, number>> = {},
): ClosedRound {
  const buckets = [...new Set(people.map(({ bucket }) => bucket))];
  const departments = [...new Set(buckets.map(id => id.split('/')[0]))];
  const node = (
    id: string,
    kind: LatticeNode['kind'],
    parentId?: string,
  ): LatticeNode => ({
    id,
    title: id,
    kind,
    ...(parentId ? { parentId } : {}),
    groups: [],
    invited: people.filter(({ bucket }) => `org/${bucket}/`.includes(`${id}/`))
      .length,
    ...(id in changed ? { changed: changed[id] } : {}),
  });
  return {
    roundId: 'simulated',
    title: 'Simulated',
    closedAt: '2026-01-01T00:00:00Z',
    minAnswers: 5,
    items: [ITEM],
    lattice: [
      node('org', 'organisation'),
      ...departments.map(id => node(id, 'group', 'org')),
      ...buckets.map(id => node(id, 'bucket', id.split('/')[0])),
    ],
    buckets: buckets.map(nodeId => ({
      nodeId,
      responses: people.filter(({ bucket }) => bucket === nodeId).length,
      histograms: { [ITEM.id]: histogramOf(people, nodeId) },
    })),
    comments: [],
    redactedComments: 0,
  };
}

/** What the people below a node chose. */
export function histogramOf(
  people: readonly Simulated[],
  nodeId: string,
): number[] {
  const histogram = [0, 0, 0, 0, 0];
  for (const { bucket, bin } of people) {
    if (`org/${bucket}/`.includes(`${nodeId}/`)) {
      histogram[bin] += 1;
    }
  }
  return histogram;
}

/** Publishes one round, or one after another. */
export function publish(
  people: readonly Simulated[],
  changed?: Readonly<Record<string, number>>,
): RoundResults {
  return aggregateResults(roundOf(people, changed));
}

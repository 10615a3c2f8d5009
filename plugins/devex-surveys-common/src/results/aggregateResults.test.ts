import fc from 'fast-check';
import { itemBank, SurveyItem } from '../items';
import { aggregateResults, ClosedRound } from './aggregateResults';
import { addHistograms, sizeOf } from './histogram';
import { isSafe } from './isSafe';
import { resultsToCsv } from './toCsv';
import { LatticeNode, RoundResults } from './types';

const item = itemBank[0];
const text = itemBank.find(({ kind }) => kind === 'text') as SurveyItem;

function node(
  id: string,
  parentId?: string,
  extra: Partial<LatticeNode> = {},
): LatticeNode {
  return {
    id,
    title: id,
    ...(parentId ? { parentId } : {}),
    kind: parentId ? 'bucket' : 'organisation',
    groups: [],
    invited: 40,
    ...extra,
  };
}

function roundOf(
  lattice: LatticeNode[],
  histograms: Record<string, number[]>,
  extra: Partial<ClosedRound> = {},
): ClosedRound {
  return {
    roundId: 'r',
    title: 'R',
    closedAt: '2026-01-01T00:00:00Z',
    minAnswers: 5,
    items: [item],
    lattice,
    buckets: Object.entries(histograms).map(([nodeId, histogram]) => ({
      nodeId,
      responses: sizeOf(histogram),
      histograms: { [item.id]: histogram },
    })),
    comments: [],
    redactedComments: 0,
    ...extra,
  };
}

function statusOf(results: RoundResults, nodeId: string): string | undefined {
  return results.groups.find(group => group.nodeId === nodeId)?.items[item.id]
    .status;
}

/** A lattice of three levels with answers in its buckets. */
const rounds = fc
  .array(
    fc.array(fc.array(fc.nat({ max: 6 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map(departments => {
    const lattice = [node('org')];
    const histograms: Record<string, number[]> = {};
    departments.forEach((teams, d) => {
      if (teams.length > 1) {
        lattice.push(node(`d${d}`, 'org', { kind: 'group' }));
      }
      teams.forEach((histogram, t) => {
        const id = `d${d}t${t}`;
        lattice.push(node(id, teams.length > 1 ? `d${d}` : 'org'));
        histograms[id] = histogram;
      });
    });
    return roundOf(lattice, histograms);
  });

/** Everything that follows from shown cells by subtracting children from parents. */
function derivable(round: ClosedRound, results: RoundResults): number[][] {
  const histogramOf = (id: string): number[] => {
    const children = round.lattice.filter(({ parentId }) => parentId === id);
    return children.length > 0
      ? addHistograms(children.map(child => histogramOf(child.id)))
      : [
          ...(round.buckets.find(({ nodeId }) => nodeId === id)?.histograms[
            item.id
          ] ?? []),
        ];
  };
  const shown = (id: string) => statusOf(results, id) === 'shown';
  return round.lattice
    .filter(({ id }) => shown(id))
    .flatMap(({ id }) => {
      const hidden = round.lattice.filter(
        child => child.parentId === id && !shown(child.id),
      );
      return [
        histogramOf(id),
        ...(hidden.length > 0
          ? [addHistograms(hidden.map(child => histogramOf(child.id)))]
          : []),
      ];
    });
}

describe('aggregateResults', () => {
  it('shows nothing, and lets nothing be derived, that is not safe', () => {
    fc.assert(
      fc.property(rounds, round => {
        const results = aggregateResults(round);
        for (const histogram of derivable(round, results)) {
          expect([histogram, isSafe(item, histogram, 5)]).toEqual([
            histogram,
            true,
          ]);
        }
        // Nothing is shown below what is hidden, and never is a single child hidden.
        const isShown = (id: string) => statusOf(results, id) === 'shown';
        for (const { id } of round.lattice) {
          const children = round.lattice.filter(n => n.parentId === id);
          const shown = children.filter(child => isShown(child.id)).length;
          const hidden = children.length - shown;
          expect(isShown(id) ? hidden !== 1 : shown === 0).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hides the next smallest group with one that is too small', () => {
    const results = aggregateResults(
      roundOf(
        [node('org'), node('a', 'org'), node('b', 'org'), node('c', 'org')],
        {
          a: [1, 0, 1, 1, 1],
          b: [2, 1, 1, 2, 2],
          c: [4, 4, 4, 4, 4],
        },
      ),
    );
    expect(['org', 'a', 'b', 'c'].map(id => statusOf(results, id))).toEqual([
      'shown',
      'protected',
      'protected',
      'shown',
    ]);
  });

  it('knows no threshold below the floor', () => {
    const results = aggregateResults(
      roundOf([node('org')], { org: [1, 1, 0, 1, 1] }, { minAnswers: 1 }),
    );
    expect(results.minAnswers).toBe(5);
    expect(statusOf(results, 'org')).toBe('protected');
  });

  it('says only that almost everybody agrees, and rounds what is small', () => {
    const many = aggregateResults(
      roundOf([node('org', undefined, { invited: 100 })], {
        org: [1, 1, 0, 28, 28],
      }),
    );
    expect(many.groups[0].items[item.id]).toEqual({
      status: 'shown',
      n: 58,
      favourable: { percent: 90, bound: 'at-least' },
    });
    const few = aggregateResults(
      roundOf([node('org', undefined, { invited: 12 })], {
        org: [1, 2, 2, 2, 1],
      }),
    );
    expect(few.groups[0].items[item.id]).toMatchObject({
      n: 8,
      favourable: { percent: 40 },
      distribution: [15, 25, 25, 25, 15],
    });
  });

  it('shows a group coarsely when few people came or went, and a sibling with it', () => {
    const results = aggregateResults(
      roundOf(
        [
          node('org', undefined, { changed: 1 }),
          node('a', 'org', { changed: 1 }),
          node('b', 'org', { changed: 0 }),
          node('c', 'org', { changed: 0 }),
        ],
        { a: [2, 2, 2, 2, 2], b: [3, 2, 2, 2, 3], c: [4, 4, 4, 4, 4] },
      ),
    );
    expect(results.groups.map(group => group.items[item.id])).toEqual([
      { status: 'coarse', favourable: { percent: 40 }, step: 10 },
      { status: 'coarse', favourable: { percent: 50 }, step: 50 },
      { status: 'coarse', favourable: { percent: 50 }, step: 50 },
      expect.objectContaining({ status: 'shown', n: 20 }),
    ]);
  });

  it('compares with the round before where both are shown', () => {
    const lattice = [node('org', undefined, { invited: 100 })];
    const before = aggregateResults(
      roundOf(lattice, { org: [20, 20, 20, 10, 10] }),
    );
    const now = aggregateResults(
      roundOf(lattice, { org: [5, 5, 10, 30, 30] }),
      before,
    );
    expect(now.previousRounds).toBe(1);
    expect(now.groups[0].items[item.id]).toMatchObject({
      change: { points: 50, significant: true },
    });
    expect(now.groups[0].dimensions['feedback-loops']).toMatchObject({
      favourable: 75,
      change: { points: 50, significant: true },
    });
  });

  it('shows comments when there are enough, in an order that says nothing', () => {
    const ids = ['c', 'a', 'e', 'b'];
    const comments = ids.map(id => ({ id, text: id.toUpperCase() }));
    const base = roundOf([node('org')], { org: [2, 2, 2, 2, 2] });
    const few = aggregateResults({ ...base, items: [item, text], comments });
    expect(few.comments).toEqual({ status: 'protected' });
    const enough = aggregateResults({
      ...base,
      items: [item, text],
      comments,
      redactedComments: 1,
    });
    expect(enough.comments).toEqual({
      status: 'shown',
      comments: ['a', 'b', 'c', 'e'].map(id => ({
        id,
        text: id.toUpperCase(),
      })),
      redacted: 1,
    });
    expect(aggregateResults(base).comments).toEqual({ status: 'not-asked' });
  });

  it('says the same in CSV', () => {
    fc.assert(
      fc.property(rounds, round => {
        const results = aggregateResults(round);
        const [header, ...rows] = resultsToCsv(results).trimEnd().split('\r\n');
        const status = header.split(',').indexOf('status');
        expect(rows.map(row => row.split(',')[status])).toEqual(
          results.groups.map(group => group.items[item.id].status),
        );
      }),
    );
  });

  it('lets a spreadsheet run nothing', () => {
    const results = aggregateResults(
      roundOf([node('org', undefined, { title: '=HYPERLINK("x","y")' })], {
        org: [1, 1, 1, 1, 1],
      }),
    );
    expect(resultsToCsv(results)).toContain(`"'=HYPERLINK(""x"",""y"")"`);
  });
});

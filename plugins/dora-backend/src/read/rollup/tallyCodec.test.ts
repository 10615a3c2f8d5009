import fc from 'fast-check';
import { HISTOGRAM_RELATIVE_ERROR } from '@milepost/plugin-dora-common';
import { Tally } from '../tally';
import {
  decodeDurationsInto,
  decodeTallyInto,
  encodeDurations,
  encodeTally,
} from './tallyCodec';

const NOW = Date.UTC(2026, 5, 1);

const deployments = fc.array(
  fc.record({
    streamId: fc.integer({ min: 1, max: 100_000 }),
    class: fc.constantFrom(
      'normal' as const,
      'redeploy',
      'rollback',
      'remediation',
      'failed_attempt',
    ),
    finishedAt: fc.integer({ min: 0, max: NOW }),
    isCounted: fc.boolean(),
    isFailed: fc.boolean(),
    isRework: fc.boolean(),
    recoveredAt: fc.option(fc.integer({ min: NOW, max: 2 * NOW })),
    provisionalUntil: fc.constant(0),
    isUnknown: fc.boolean(),
    isExcluded: fc.boolean(),
  }),
  { maxLength: 30 },
);
const seconds = fc.option(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
const changes = fc.array(
  fc.record({
    isExcluded: fc.boolean(),
    leadSeconds: seconds,
    stageSeconds: fc.tuple(
      seconds,
      seconds,
      seconds,
      seconds,
      seconds,
      seconds,
    ),
  }),
  { maxLength: 30 },
);

const tallies = fc.tuple(deployments, changes).map(([deployed, changed]) => {
  const tally = new Tally();
  deployed.forEach(deployment => tally.addDeployment(deployment, NOW));
  changed.forEach(change => tally.addChange(change));
  return tally;
});

/** Packs a tally and adds it to another one. */
function addPacked(sum: Tally, tally: Tally) {
  decodeTallyInto(sum, encodeTally(tally));
  decodeDurationsInto(sum.lead, encodeDurations(tally.lead));
}

/** All of a tally, with durations as the counts that a roll-up keeps. */
function counts(tally: Tally) {
  return {
    ...tally,
    lead: [...tally.lead.toHistogram().entries()],
    recovery: [...tally.recovery.toHistogram().entries()],
    streams: tally.streams.entries(),
  };
}

describe('packed tallies', () => {
  it('come out as they went in, and add up', () => {
    fc.assert(
      fc.property(tallies, tallies, (one, other) => {
        const sum = new Tally();
        addPacked(sum, one);
        expect(counts(sum)).toEqual(counts(one));
        addPacked(sum, other);
        one.merge(other);
        expect(counts(sum)).toEqual(counts(one));
      }),
    );
  });

  it('say that their quantiles are approximate, and are as close as they say', () => {
    fc.assert(
      fc.property(
        tallies,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tally, p) => {
          fc.pre(tally.lead.n > 0);
          const packed = new Tally();
          addPacked(packed, tally);
          const exact = tally.lead.quantile(p)!;
          expect(tally.lead.precision).toBe('exact');
          expect(packed.lead.precision).toBe('within-1-percent');
          expect(
            Math.abs(packed.lead.quantile(p)! - exact),
          ).toBeLessThanOrEqual(exact * HISTOGRAM_RELATIVE_ERROR);
        },
      ),
    );
  });
});

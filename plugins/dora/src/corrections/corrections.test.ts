import {
  CorrectionDecision,
  CorrectionRow,
} from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { explanation, failedDeployment, unlinked } from '../__testUtils__/rows';
import {
  consequenceOf,
  decisionsFor,
  giveBack,
  standingOf,
  topicOf,
  valueOf,
} from '.';

// Few of each, so that some are about the same.
const subject = fc.record({
  source: fc.constantFrom('a', 'b'),
  externalId: fc.constantFrom('1', '2'),
});
const yesNoBack = fc.constantFrom(true, false, null);
const anyDecision: fc.Arbitrary<CorrectionDecision> = fc.oneof(
  fc.record({
    type: fc.constant('failure' as const),
    deployment: subject,
    failed: yesNoBack,
  }),
  fc.record({
    type: fc.constant('incident-link' as const),
    incident: subject,
    deployment: subject,
    linked: yesNoBack,
  }),
  fc.record({
    type: fc.constant('incident-cause' as const),
    incident: subject,
    cause: fc.constantFrom('change', 'other', 'unknown', null),
  }),
  fc.record({
    type: fc.constant('rework' as const),
    deployment: subject,
    rework: yesNoBack,
  }),
  fc.record({
    type: fc.constant('exclusion' as const),
    kind: fc.constantFrom('deployment', 'change', 'incident'),
    subject,
    excluded: yesNoBack,
  }),
);
const anyCorrections: fc.Arbitrary<CorrectionRow[]> = fc
  .array(fc.tuple(anyDecision, fc.integer({ min: 0, max: 3 })))
  .map(decisions =>
    decisions.map(([decision, second], index) => ({
      id: `c${index}`,
      at: new Date(second * 1_000).toISOString(),
      by: 'user:default/noor',
      reason: 'because',
      type: decision.type,
      decision,
    })),
  );

describe('standingOf', () => {
  it('lets one correction of each thing stand, the latest, in any order', () => {
    fc.assert(
      fc.property(anyCorrections, corrections => {
        const found = standingOf(corrections);
        expect(found.map(each => each.correction)).toEqual(corrections);
        for (const { correction, standing } of found) {
          const rivals = found.filter(
            other =>
              topicOf(other.correction.decision) ===
              topicOf(correction.decision),
          );
          expect(
            rivals.filter(other => other.standing !== 'replaced'),
          ).toHaveLength(1);
          const isLatest = rivals.every(
            other => other.correction.at <= correction.at,
          );
          const kept =
            valueOf(correction.decision) === null ? 'given-back' : 'holds';
          expect(isLatest ? ['replaced', kept] : ['replaced']).toContain(
            standing,
          );
        }
        const standings = (of: typeof found) =>
          Object.fromEntries(
            of.map(each => [each.correction.id, each.standing]),
          );
        expect(standings(standingOf([...corrections].reverse()))).toEqual(
          standings(found),
        );
      }),
    );
  });

  it('ends with what gives a decision back', () => {
    fc.assert(
      fc.property(anyDecision, decision => {
        const back = giveBack(decision);
        expect(valueOf(back)).toBeNull();
        expect(topicOf(back)).toBe(topicOf(decision));
        expect(consequenceOf(back, explanation)).toBe('given-back');
      }),
    );
  });
});

describe('decisionsFor', () => {
  const idsOf = (changed: Partial<typeof failedDeployment>) =>
    decisionsFor({ ...failedDeployment, ...changed }).map(({ id }) => id);

  it('offers the opposite of what holds, and nothing without effect', () => {
    expect(idsOf({})).toEqual(['not-failed', 'rework', 'leave-out']);
    expect(idsOf({ failed: false, rework: true })).toEqual([
      'failed',
      'not-rework',
      'leave-out',
    ]);
    expect(idsOf({ excludedBy: 'correction' })).toEqual(['take-in']);
    expect(idsOf({ class: 'failed_attempt' })).toEqual([]);
  });
});

describe('consequenceOf', () => {
  const { deployment } = {
    deployment: { source: 'github', externalId: '4711' },
  };
  const failure = (failed: boolean) =>
    ({ type: 'failure', deployment, failed } as const);

  it('knows what a deployment does not count in anyway', () => {
    expect(consequenceOf(failure(true), explanation)).toBe('failed');
    expect(consequenceOf(failure(false), explanation)).toBe('not-failed');
    const rollback = {
      ...explanation,
      countsIn: { ...explanation.countsIn, 'change-fail-rate': false },
    };
    expect(consequenceOf(failure(true), rollback)).toBe('failed-uncounted');
  });

  it('sees whether anything else shows the failure', () => {
    const { decision } = unlinked;
    expect(consequenceOf(decision, explanation)).toBe('unlinked-recovers');
    const [evidence] = explanation.evidence;
    expect(
      consequenceOf(decision, {
        ...explanation,
        evidence: [evidence, { ...evidence, method: 'rollback' }],
      }),
    ).toBe('unlinked-failed');
    const decided = {
      ...unlinked,
      type: 'failure' as const,
      decision: failure(true),
    };
    expect(
      consequenceOf(decision, { ...explanation, corrections: [decided] }),
    ).toBe('unlinked-failed');
    expect(
      consequenceOf(decision, {
        ...explanation,
        deployment: { ...failedDeployment, failed: false },
      }),
    ).toBe('unlinked');
  });
});

import fc from 'fast-check';
import {
  afterUnlinking,
  change,
  explanation,
  failedDeployment,
} from '../../__testUtils__/rows';
import { leftOut } from './leftOut';
import { splitMoments } from './splitMoments';

describe('splitMoments', () => {
  it('loses nothing of a text, and finds all instants', () => {
    const instant = fc
      .date({
        min: new Date('1990-01-01'),
        max: new Date('2100-01-01'),
        noInvalidDate: true,
      })
      .map(date => date.toISOString());
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string().map(text => `${text} `),
            instant,
          ),
        ),
        parts => {
          const pieces = splitMoments(parts.join(' '));
          expect(
            pieces
              .map(piece => ('at' in piece ? piece.at : piece.text))
              .join(''),
          ).toBe(parts.join(' '));
          expect(pieces.filter(piece => 'at' in piece)).toHaveLength(
            parts.filter(part => /^\d{4}-.*Z$/.test(part)).length,
          );
        },
      ),
    );
  });
});

describe('leftOut', () => {
  it('counts what the numbers do without', () => {
    expect(leftOut(explanation)).toEqual({
      deployment: null,
      unknownChanges: 1,
      excludedChanges: 0,
      incidents: 0,
    });
    expect(
      leftOut({
        ...afterUnlinking,
        deployment: { ...failedDeployment, excludedBy: 'correction' },
        changes: [{ ...change, excludedBy: 'docs@1' }],
      }),
    ).toMatchObject({
      deployment: 'correction',
      excludedChanges: 1,
      incidents: 1,
    });
  });
});

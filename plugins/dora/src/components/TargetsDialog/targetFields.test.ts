import { METRIC_IDS } from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { readTarget, writeTarget } from './targetFields';

describe('the field of a target', () => {
  it('brings back what was set', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRIC_IDS),
        fc.integer({ min: 1, max: 1_000 }).map(n => n / 1_000),
        (metric, value) => {
          expect(readTarget(metric, writeTarget(metric, value))).toEqual({
            value: expect.closeTo(value, 9),
          });
        },
      ),
    );
    expect(writeTarget('change-fail-rate', 0.07)).toBe('7');
    expect(writeTarget('change-lead-time', 86_400)).toBe('24');
  });

  it.each([
    ['change-lead-time', ' 1,5 ', { value: 5_400 }],
    ['change-fail-rate', '12.5', { value: 0.125 }],
    ['deployment-frequency', '', { value: null }],
    ['deployment-frequency', '0', { problem: 'no-number' }],
    ['change-lead-time', '-3', { problem: 'no-number' }],
    ['change-lead-time', 'two days', { problem: 'no-number' }],
    ['deployment-rework-rate', '101', { problem: 'too-much' }],
  ] as const)('reads %s from %j', (metric, text, expected) => {
    expect(readTarget(metric, text)).toEqual(expected);
  });
});

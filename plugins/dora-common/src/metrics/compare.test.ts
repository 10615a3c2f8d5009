import { createWindow, windowBefore } from '../calendar';
import { compareValues } from './compare';
import { MetricId } from './metrics';

const window = windowBefore(createWindow('2026-02-01', '2026-03-01', 'UTC'));

function compare(
  metric: MetricId,
  current: number | null,
  before: number | null,
  precision: 'exact' | 'within-1-percent' = 'exact',
) {
  const value = (of: number | null) => ({ value: of, n: 9, precision });
  return compareValues(metric, value(current), value(before), window);
}

describe('compareValues', () => {
  it('has a direction of its own for each metric', () => {
    expect(compare('deployment-frequency', 2, 1)).toMatchObject({
      change: 1,
      direction: 'better',
    });
    expect(compare('change-lead-time', 2, 1).direction).toBe('worse');
    expect(compare('change-fail-rate', 0, 0.5)).toMatchObject({
      change: -1,
      direction: 'better',
    });
    expect(compare('deployment-rework-rate', 0.5, 0.5).direction).toBe('same');
  });

  it('does not turn nothing into a percentage', () => {
    expect(compare('change-lead-time', 5, null)).toMatchObject({
      change: null,
      direction: 'new',
    });
    expect(compare('change-lead-time', null, 5).direction).toBe('gone');
    expect(compare('change-lead-time', null, null).direction).toBe('unknown');
    expect(compare('deployment-frequency', 1, 0)).toMatchObject({
      change: null,
      direction: 'better',
    });
  });

  it('sees no change within the error of a histogram', () => {
    const metric = 'change-lead-time';
    expect(compare(metric, 1015, 1000).direction).toBe('worse');
    expect(compare(metric, 1015, 1000, 'within-1-percent').direction).toBe(
      'same',
    );
    expect(compare(metric, 1030, 1000, 'within-1-percent').direction).toBe(
      'worse',
    );
  });
});

import {
  METRIC_IDS,
  MetricId,
  METRICS,
  MetricUnit,
} from '@milepost/plugin-dora-common';
import { z } from 'zod/v4';
import { scopeSchema } from '../read/http/inputs';

const metricSchema = z.enum(METRIC_IDS);

/** Whose targets are wanted. */
export const targetsQuerySchema = z.object({ scope: scopeSchema });

/** Which target is meant. */
export const targetKeySchema = z.object({
  scope: scopeSchema,
  metric: metricSchema,
});

const TEN_YEARS = 10 * 366 * 86_400;

const RANGES: Record<MetricUnit, { is(value: number): boolean; say: string }> =
  {
    seconds: {
      is: value => value > 0 && value <= TEN_YEARS,
      say: 'is meant to be a number of seconds, more than 0 and no more than ten years',
    },
    'per-day': {
      is: value => value > 0 && value <= 10_000,
      say: 'is meant to be a number per day, more than 0 and no more than 10000',
    },
    ratio: {
      is: value => value >= 0 && value <= 1,
      say: 'is meant to be a ratio from 0 to 1, such as 0.05 for 5 %',
    },
  };

const rangeOf = (metric: MetricId) => RANGES[METRICS[metric].unit];

/** A target to be set. */
export const newTargetSchema = targetKeySchema
  .extend({ value: z.number() })
  .superRefine(({ metric, value }, context) => {
    const range = rangeOf(metric);
    if (!range.is(value)) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `The ${metric} ${range.say}, not ${value}`,
      });
    }
  });

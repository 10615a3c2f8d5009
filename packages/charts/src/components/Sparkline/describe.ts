import { Translate } from '../../text';
import { SparklineProps } from './types';

/** A course of values in one sentence. */
export function sparklineText(props: SparklineProps, t: Translate): string {
  const { label, values, format } = props;
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) {
    return t('spark.none', { label });
  }
  if (known.length === 1) {
    return t('spark.one', { label, value: format(known[0]) });
  }
  return t('spark.range', {
    label,
    first: format(known[0]),
    last: format(known[known.length - 1]),
    low: format(Math.min(...known)),
    high: format(Math.max(...known)),
  });
}

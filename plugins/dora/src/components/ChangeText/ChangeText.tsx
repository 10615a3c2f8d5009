import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiEqualLine,
  RiQuestionLine,
  RiStarLine,
} from '@remixicon/react';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import styles from './ChangeText.module.css';

/** What has changed since the window before: in words, by shape, and by colour last. */
export function ChangeText(props: {
  report: Pick<MetricReport, 'metric' | 'unit' | 'value' | 'comparison'>;
  /** One or two words, where the table around says the rest. */
  brief?: boolean;
}) {
  const { report, brief } = props;
  const { comparison } = report;
  const says = useChangeInWords(report, brief);
  if (!comparison || !says) {
    return null;
  }
  const { direction } = comparison;
  const Icon = iconOf(report);
  return (
    <Text
      as="span"
      variant="body-small"
      className={
        direction === 'better' || direction === 'worse'
          ? styles[direction]
          : undefined
      }
    >
      <Icon className={styles.icon} aria-hidden />
      {says}
    </Text>
  );
}

/** An arrow follows the number, whichever way is better. */
function iconOf({
  value,
  comparison,
}: Pick<MetricReport, 'value' | 'comparison'>) {
  switch (comparison?.direction) {
    case 'better':
    case 'worse':
      return (value ?? 0) > (comparison.value ?? 0)
        ? RiArrowUpLine
        : RiArrowDownLine;
    case 'same':
      return RiEqualLine;
    case 'new':
      return RiStarLine;
    default:
      return RiQuestionLine;
  }
}

function useChangeInWords(
  report: Pick<MetricReport, 'metric' | 'unit' | 'value' | 'comparison'>,
  brief: boolean | undefined,
): string | undefined {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { metric, unit, value, comparison } = report;
  if (!comparison) {
    return undefined;
  }
  const { direction, change } = comparison;
  if (brief) {
    return t(`change.brief.${direction}`);
  }
  const before =
    comparison.value === null
      ? t('noData')
      : format.value(metric, comparison.value);
  if (direction !== 'better' && direction !== 'worse') {
    return t(`change.${direction}`, { before });
  }
  const by =
    unit === 'ratio'
      ? pointsBetween(value ?? 0, comparison.value ?? 0)
      : change !== null && format.percent(Math.abs(change));
  if (typeof by === 'number') {
    return t(`change.${direction}`, {
      before,
      by: by < 1 ? t('change.points-small') : t('change.points', { count: by }),
    });
  }
  return by
    ? t(`change.${direction}`, { before, by })
    : t(`change.${direction}-plain`, { before });
}

/** Shares differ by points: from 2 % to 3 % is one point, and not 50 %. */
function pointsBetween(ratio: number, before: number): number {
  return Math.round(Math.abs(ratio - before) * 100);
}

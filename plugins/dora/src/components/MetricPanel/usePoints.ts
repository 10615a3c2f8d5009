import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MetricReport,
  METRICS,
  TrendPoint,
} from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';

/** What every chart of a trend has of each of its pieces. */
export function usePoints(trend: TrendPoint[]) {
  const format = useFormat();
  return trend.map(({ bucket, n, provisional }) => ({
    key: bucket.label,
    label: format.piece(bucket),
    n,
    partial: bucket.partial,
    provisional: provisional > 0,
  }));
}

/** The target as a line in a chart. */
export function useTargetLine({ metric, target }: MetricReport) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  return target
    ? {
        value: target.value,
        name: t(`target.${METRICS[metric].better}`, {
          value: format.value(metric, target.value),
        }),
      }
    : undefined;
}

/** Gives the piece that a key names to who wants to see its rows. */
export function selectPiece(
  trend: TrendPoint[],
  onSelect: (piece: { from: string; to: string }) => void,
) {
  return (key: string) => {
    const point = trend.find(({ bucket }) => bucket.label === key);
    if (point) {
      onSelect({ from: point.bucket.from, to: point.bucket.to });
    }
  };
}

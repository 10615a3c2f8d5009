import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline } from '@milepost/charts';
import { MetricReport } from '@milepost/plugin-dora-common';
import { Link, Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ChangeText } from '../ChangeText';
import { BandText } from './BandText';
import { NoDataText } from './NoDataText';
import { Reservations } from './Reservations';
import { TargetText } from './TargetText';
import styles from './MetricTile.module.css';

/** One metric with all that is needed to judge it. */
export function MetricTile(props: {
  report: MetricReport;
  /** The page that shows its chart, and the rows that it was made from. */
  chartHref: string;
  rowsHref: string;
  /** Whether its chart is the one below. */
  isChosen: boolean;
}) {
  const { report, chartHref, rowsHref, isChosen } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { metric, value, trend } = report;
  const title = t(`metric.${metric}`);
  return (
    <li className={styles.tile} data-chosen={isChosen || undefined}>
      <h3 className={styles.title}>
        <Link
          href={chartHref}
          className={styles.titleLink}
          aria-current={isChosen ? 'true' : undefined}
        >
          {title}
        </Link>
      </h3>
      {value === null ? (
        <NoDataText report={report} />
      ) : (
        <>
          <p className={styles.figure}>
            <Link
              href={rowsHref}
              className={styles.figureLink}
              aria-label={t('tile.rows', {
                metric: title,
                value: format.value(metric, value),
              })}
            >
              {format.value(metric, value)}
            </Link>
          </p>
          <Text as="p" variant="body-small" color="secondary">
            <BasedOn report={report} />
          </Text>
          <ChangeText report={report} />
          {trend && trend.length > 1 && (
            <Sparkline
              label={t('tile.trend', { metric: title })}
              values={trend.map(point => point.value)}
              format={trendValue => format.value(metric, trendValue)}
            />
          )}
        </>
      )}
      <BandText band={report.band} />
      <TargetText report={report} />
      <Reservations report={report} />
    </li>
  );
}

/** On how many observations the number rests. */
function BasedOn({ report }: { report: MetricReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { metric, n, count } = report;
  return (
    <>
      {t(`tile.n.${metric}`, {
        count: n,
        part: String(count ?? 0),
      })}
    </>
  );
}

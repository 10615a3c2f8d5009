import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricId, MetricReport } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { MetricTile } from './MetricTile';
import styles from './MetricTile.module.css';

/** The five metrics beside each other. */
export function MetricTiles(props: {
  reports: MetricReport[];
  chosen: MetricId;
  chartHref: (metric: MetricId) => string;
  rowsHref: (report: MetricReport) => string;
}) {
  const { reports, chosen, chartHref, rowsHref } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <ul className={styles.tiles} aria-label={t('tile.label')}>
      {reports.map(report => (
        <MetricTile
          key={report.metric}
          report={report}
          chartHref={chartHref(report.metric)}
          rowsHref={rowsHref(report)}
          isChosen={report.metric === chosen}
        />
      ))}
    </ul>
  );
}

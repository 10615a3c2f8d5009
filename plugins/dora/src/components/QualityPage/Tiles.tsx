import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataQualityReport } from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import styles from './QualityPage.module.css';

/** The answer in four numbers. */
export function Tiles({ report }: { report: DataQualityReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { sources, unmapped, moreUnmapped, undeployed, attribution } = report;
  const active = sources.filter(({ activity }) => activity === 'active').length;
  const of = (n: number, total: number) =>
    t('quality.tile.of', { n: format.count(n), total: format.count(total) });
  const tiles = [
    { label: t('quality.tile.sources'), value: of(active, sources.length) },
    {
      label: t('quality.tile.unmapped'),
      value: [
        format.count(unmapped.length),
        ...(moreUnmapped ? [t('quality.tile.unmapped-more')] : []),
      ].join(' '),
    },
    {
      label: t('quality.tile.undeployed', { days: String(undeployed.days) }),
      value: of(undeployed.total, undeployed.components),
    },
    {
      label: t('quality.tile.attribution', { days: String(attribution.days) }),
      value:
        attribution.ratio === null
          ? t('quality.tile.no-data')
          : format.percent(attribution.ratio),
      detail:
        attribution.ratio === null
          ? t('quality.tile.no-merges')
          : of(attribution.attributed, attribution.merged),
    },
  ];
  return (
    <dl className={styles.tiles} aria-label={t('quality.summary')}>
      {tiles.map(({ label, value, detail }) => (
        <div key={label} className={styles.tile}>
          <dt>{label}</dt>
          <dd className={styles.figure}>{value}</dd>
          {detail && <dd className={styles.minor}>{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

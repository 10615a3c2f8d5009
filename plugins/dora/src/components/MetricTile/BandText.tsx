import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricReport } from '@milepost/plugin-dora-common';
import { Badge, Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import styles from './MetricTile.module.css';

/** The level, and by which edition; or why there is none. */
export function BandText({ band }: { band: MetricReport['band'] }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const edition =
    band.edition === 'own'
      ? t('band.own')
      : t('band.report', { year: band.edition });
  if (band.level === null) {
    return band.reason === 'no-data' ? null : (
      <Text as="p" variant="body-small" color="secondary">
        {t(`band.none.${band.reason}`, { edition })}
      </Text>
    );
  }
  const levels = [band.level, ...band.sharedWith].map(level =>
    t(`band.level.${level}`),
  );
  return (
    <p className={styles.band}>
      <Badge size="small">{levels.join(' / ')}</Badge>{' '}
      <Text as="span" variant="body-small" color="secondary">
        {edition}
      </Text>
    </p>
  );
}

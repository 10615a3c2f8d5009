import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { ChangeText } from '../ChangeText';
import styles from './MetricTile.module.css';

/** "No data" is never zero: why there is none, and what would supply it. */
export function NoDataText({ report }: { report: MetricReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { noData, comparison } = report;
  return (
    <>
      <p className={styles.noData}>{t('noData')}</p>
      {noData && (
        <Text as="p" variant="body-small">
          {noData.message}
          {noData.sources.length > 0 &&
            ` ${t('tile.sources', { sources: noData.sources.join(', ') })}`}
        </Text>
      )}
      {comparison?.direction === 'gone' && <ChangeText report={report} />}
    </>
  );
}

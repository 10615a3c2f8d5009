import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import styles from './MetricTile.module.css';

/** What one has to know before one trusts the number: what is unknown, and what may change. */
export function Reservations({ report }: { report: MetricReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const provisional = useProvisional(report);
  const { coverage, precision } = report;
  const counts = {
    known: format.count(coverage.known),
    total: format.count(coverage.total),
  };
  const known =
    counts.known !== counts.total && t(`tile.coverage.${coverage.of}`, counts);
  return (
    <>
      {known && <Note>{known}</Note>}
      {precision === 'within-1-percent' && <Note>{t('tile.precision')}</Note>}
      {provisional && (
        <div className={styles.provisional}>
          <Note>{provisional}</Note>
        </div>
      )}
    </>
  );
}

function Note({ children }: { children: string }) {
  return (
    <Text as="p" variant="body-small" color="secondary">
      {children}
    </Text>
  );
}

/** What may still change about this metric; the others do not depend on it. */
function useProvisional({
  metric,
  provisional,
}: MetricReport): string | undefined {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { deployments, openFailures, oldestOpenFailure } = provisional;
  if (metric === 'change-fail-rate' && deployments > 0) {
    return t('tile.provisional', { count: deployments });
  }
  if (metric === 'failed-deployment-recovery-time' && openFailures > 0) {
    return t('tile.open', {
      count: openFailures,
      since: oldestOpenFailure ? format.time(oldestOpenFailure) : '',
    });
  }
  return undefined;
}

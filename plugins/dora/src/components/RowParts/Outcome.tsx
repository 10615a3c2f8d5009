import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentRow } from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { secondsBetween } from './secondsBetween';
import { useExcludedBy } from './useExcludedBy';
import styles from './RowParts.module.css';

/** Whether a deployment failed, as far as can be said by now, and what it counts as. */
export function Outcome({ row }: { row: DeploymentRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const excludedBy = useExcludedBy();

  return (
    <>
      <Failure row={row} />
      {row.rework && (
        <span className={styles.line}>
          {t('rows.rework', { reason: row.reworkReason ?? '' })}
        </span>
      )}
      {row.excludedBy !== null && (
        <span className={styles.minor}>
          {t('rows.excluded', { by: excludedBy(row.excludedBy) })}
        </span>
      )}
    </>
  );
}

function Failure({ row }: { row: DeploymentRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();

  if (row.class === 'failed_attempt') {
    return <span className={styles.line}>{t('rows.failed.attempt')}</span>;
  }
  if (row.failed) {
    const { recoveredAt, finishedAt } = row;
    return (
      <strong className={styles.line}>
        {recoveredAt === null
          ? t('rows.failed.open')
          : t('rows.failed.recovered', {
              duration: format.duration(
                secondsBetween(finishedAt, recoveredAt),
              ),
            })}
      </strong>
    );
  }
  // What a person has decided is not provisional.
  if (
    row.failureConfidence === null &&
    Date.parse(row.provisionalUntil) > Date.now()
  ) {
    return (
      <>
        <span className={styles.provisional}>
          {t('rows.failed.provisional')}
        </span>
        <span className={styles.minor}>
          {t('rows.failed.provisional-until', {
            until: format.time(row.provisionalUntil),
          })}
        </span>
      </>
    );
  }
  return <span className={styles.line}>{t('rows.failed.none')}</span>;
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey, IncidentRow } from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ForgeLink, secondsBetween, useLinkText } from '../RowParts';
import { keyOfSubject, RowsTable } from './RowsTable';
import styles from './RowsPage.module.css';

/** Incidents, each with the deployment that it belongs to, or why to none. */
export function IncidentTable(props: {
  rows: IncidentRow[];
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const linkText = useLinkText();

  return (
    <RowsTable
      {...props}
      keyOf={keyOfSubject}
      atOf={row => row.startedAt}
      columns={[
        {
          title: t('rows.incident'),
          cellOf: row => (
            <>
              <ForgeLink url={row.url}>{row.title ?? row.id}</ForgeLink>
              {row.severity && (
                <span className={styles.minor}>
                  {t('rows.severity', { severity: row.severity })}
                </span>
              )}
            </>
          ),
        },
        {
          title: t('rows.lasted'),
          cellOf: row =>
            row.resolvedAt === null ? (
              <strong>{t('rows.open')}</strong>
            ) : (
              format.duration(secondsBetween(row.startedAt, row.resolvedAt))
            ),
        },
        {
          title: t('rows.belongs'),
          cellOf: row =>
            row.deployment ? (
              <>
                <bdi>{row.deployment.id}</bdi>
                <span className={styles.minor}>{linkText(row)}</span>
              </>
            ) : (
              t('rows.of-none', { reason: row.reason })
            ),
        },
      ]}
      deploymentOf={row => row.deployment}
    />
  );
}

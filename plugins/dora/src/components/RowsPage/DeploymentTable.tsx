import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey, DeploymentRow } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { ForgeLink, Outcome } from '../RowParts';
import { keyOfSubject, RowsTable } from './RowsTable';
import styles from './RowsPage.module.css';

/** Deployments, each with what became of it. */
export function DeploymentTable(props: {
  rows: DeploymentRow[];
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { t } = useTranslationRef(doraTranslationRef);

  return (
    <RowsTable
      {...props}
      keyOf={keyOfSubject}
      atOf={row => row.finishedAt}
      columns={[
        {
          title: t('rows.deployment'),
          cellOf: row => (
            <>
              <ForgeLink url={row.url}>{nameOf(row)}</ForgeLink>
              <span className={styles.line}>
                {t(`rows.class.${row.class}`)}
              </span>
              <Brought row={row} />
            </>
          ),
        },
        { title: t('rows.outcome'), cellOf: row => <Outcome row={row} /> },
      ]}
      deploymentOf={({ source, id }) => ({ source, id })}
    />
  );
}

function Brought({ row }: { row: DeploymentRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const parts = [
    ...(row.changes > 0 ? [t('rows.brought', { count: row.changes })] : []),
    ...(row.unknownChanges > 0
      ? [t('rows.unknown', { count: row.unknownChanges })]
      : []),
    ...(row.first ? [t('rows.first')] : []),
  ];
  return parts.length > 0 ? (
    <span className={styles.minor}>{parts.join(', ')}</span>
  ) : null;
}

/** The commit is what people know a deployment by; its id is the source's. */
function nameOf({ sha, id }: DeploymentRow): string {
  return sha?.slice(0, 8) ?? id;
}

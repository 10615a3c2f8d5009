import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DeploymentKey, DeploymentRow } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { ForgeLink, Outcome } from '../RowParts';
import { WhyButton } from './WhyButton';
import styles from './RowsPage.module.css';

/** Deployments, each with what became of it. */
export function DeploymentTable(props: {
  rows: DeploymentRow[];
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { rows, onWhy } = props;
  const { t } = useTranslationRef(doraTranslationRef);

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.when}>
            {t('rows.when')}
          </th>
          <th scope="col">{t('rows.component')}</th>
          <th scope="col">{t('rows.deployment')}</th>
          <th scope="col">{t('rows.outcome')}</th>
          <th scope="col" className={styles.act}>
            {t('rows.explanation')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr
            key={`${row.component} ${row.environment} ${row.source} ${row.id}`}
          >
            <th scope="row">
              <Moment at={row.finishedAt} />
            </th>
            <td data-label={t('rows.component')}>
              <EntityRefLink entityRef={row.component} />
              <span className={styles.minor}>{row.environment}</span>
            </td>
            <td data-label={t('rows.deployment')}>
              <ForgeLink url={row.url}>{nameOf(row)}</ForgeLink>
              <span className={styles.line}>
                {t(`rows.class.${row.class}`)}
              </span>
              <Brought row={row} />
            </td>
            <td data-label={t('rows.outcome')}>
              <Outcome row={row} />
            </td>
            <td>
              <WhyButton deployment={row} onWhy={onWhy} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DeploymentKey, IncidentRow } from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { ForgeLink, secondsBetween, useLinkText } from '../RowParts';
import { WhyButton } from './WhyButton';
import styles from './RowsPage.module.css';

/** Incidents, each with the deployment that it belongs to, or why to none. */
export function IncidentTable(props: {
  rows: IncidentRow[];
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { rows, onWhy } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const linkText = useLinkText();

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.when}>
            {t('rows.when')}
          </th>
          <th scope="col">{t('rows.component')}</th>
          <th scope="col">{t('rows.incident')}</th>
          <th scope="col">{t('rows.lasted')}</th>
          <th scope="col">{t('rows.belongs')}</th>
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
              <Moment at={row.startedAt} />
            </th>
            <td data-label={t('rows.component')}>
              <EntityRefLink entityRef={row.component} />
              <span className={styles.minor}>{row.environment}</span>
            </td>
            <td data-label={t('rows.incident')}>
              <ForgeLink url={row.url}>{row.title ?? row.id}</ForgeLink>
              {row.severity && (
                <span className={styles.minor}>
                  {t('rows.severity', { severity: row.severity })}
                </span>
              )}
            </td>
            <td data-label={t('rows.lasted')}>
              {row.resolvedAt === null ? (
                <strong>{t('rows.open')}</strong>
              ) : (
                format.duration(secondsBetween(row.startedAt, row.resolvedAt))
              )}
            </td>
            <td data-label={t('rows.belongs')}>
              {row.deployment ? (
                <>
                  <bdi>{row.deployment.id}</bdi>
                  <span className={styles.minor}>{linkText(row)}</span>
                </>
              ) : (
                t('rows.of-none', { reason: row.reason })
              )}
            </td>
            <td>
              {row.deployment && (
                <WhyButton
                  deployment={{
                    component: row.component,
                    environment: row.environment,
                    ...row.deployment,
                  }}
                  onWhy={onWhy}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

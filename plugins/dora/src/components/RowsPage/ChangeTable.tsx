import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ChangeRow, DeploymentKey } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { ChangeSummary, LeadTime } from '../RowParts';
import { WhyButton } from './WhyButton';
import styles from './RowsPage.module.css';

/** Changes, each with the deployment that first shipped it. */
export function ChangeTable(props: {
  rows: ChangeRow[];
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
          <th scope="col">{t('rows.change')}</th>
          <th scope="col">{t('rows.lead-time')}</th>
          <th scope="col" className={styles.act}>
            {t('rows.explanation')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            <th scope="row">
              <Moment at={row.deployedAt} />
            </th>
            <td data-label={t('rows.component')}>
              <EntityRefLink entityRef={row.component} />
              <span className={styles.minor}>{row.environment}</span>
            </td>
            <td data-label={t('rows.change')}>
              <ChangeSummary change={row} />
            </td>
            <td data-label={t('rows.lead-time')}>
              <LeadTime change={row} />
            </td>
            <td>
              <WhyButton
                deployment={{
                  component: row.component,
                  environment: row.environment,
                  ...row.deployment,
                }}
                onWhy={onWhy}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function keyOf({ component, environment, unit, subject }: ChangeRow): string {
  const { source, externalId } = subject;
  return [component, environment, unit, source, externalId].join(' ');
}

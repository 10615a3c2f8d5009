import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRow, DeploymentKey } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { ChangeSummary, LeadTime } from '../RowParts';
import { RowsTable } from './RowsTable';

/** Changes, each with the deployment that first shipped it. */
export function ChangeTable(props: {
  rows: ChangeRow[];
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { t } = useTranslationRef(doraTranslationRef);

  return (
    <RowsTable
      {...props}
      keyOf={keyOf}
      atOf={row => row.deployedAt}
      columns={[
        {
          title: t('rows.change'),
          cellOf: row => <ChangeSummary change={row} />,
        },
        {
          title: t('rows.lead-time'),
          cellOf: row => <LeadTime change={row} />,
        },
      ]}
      deploymentOf={row => row.deployment}
    />
  );
}

function keyOf({ component, environment, unit, subject }: ChangeRow): string {
  const { source, externalId } = subject;
  return [component, environment, unit, source, externalId].join(' ');
}

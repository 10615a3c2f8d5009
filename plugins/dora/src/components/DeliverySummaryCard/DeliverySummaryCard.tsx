import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { doraTranslationRef } from '../../translation';
import { DeliverySummary } from '../DeliverySummary';

/** How an entity's delivery is doing, on the overview of its page. */
export function DeliverySummaryCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <EntityInfoCard title={t('summary.title')}>
      <DeliverySummary scope={stringifyEntityRef(entity)} />
    </EntityInfoCard>
  );
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { useDeliveryView } from '../../hooks';
import { serialiseView } from '../../view';
import { Overview } from '../OverviewPage';
import { Services } from '../ServicesPage';
import { ViewBar } from '../ViewBar';

/** The whole view of one entity, on its page in the catalog. */
export function DeliveryTab() {
  const { entity } = useEntity();
  const state = useDeliveryView(stringifyEntityRef(entity));
  const { scope, ...view } = state.view;
  return (
    <Flex direction="column" gap="6">
      <ViewBar state={state} fixedScope />
      <Overview
        state={state}
        chartHref={metric => `?${serialiseView({ ...view, metric })}`}
      />
      {entity.kind !== 'Component' && <Services state={state} />}
    </Flex>
  );
}

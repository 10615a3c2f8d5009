import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';

export function DeliverySummaryCard() {
  const { entity } = useEntity();
  return <Text as="p">{stringifyEntityRef(entity)}</Text>;
}

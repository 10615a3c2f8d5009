import { Text } from '@backstage/ui';
import { DeliveryViewState } from '../../hooks';

/** Of what and when the page is, and by which definitions. */
export function ViewBar({ state }: { state: DeliveryViewState }) {
  return <Text as="p">{state.view.scope}</Text>;
}

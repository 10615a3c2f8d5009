import { useDeliveryView } from '../../hooks';
import { PageFrame } from '../PageFrame';
import { ViewBar } from '../ViewBar';
import { Services } from './Services';

/** How do the services of this scope differ? */
export function ServicesPage() {
  const state = useDeliveryView();
  return (
    <PageFrame>
      <ViewBar state={state} />
      <Services state={state} />
    </PageFrame>
  );
}

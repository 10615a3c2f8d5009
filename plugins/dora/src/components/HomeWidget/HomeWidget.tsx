import { useOwnGroups } from '../../hooks';
import { ORGANISATION } from '../../view';
import { DeliverySummary } from '../DeliverySummary';

/** How delivery of the reader's own group is doing, on the home page. */
export function HomeWidget() {
  const groups = useOwnGroups();
  return <DeliverySummary scope={groups && (groups[0] ?? ORGANISATION)} />;
}

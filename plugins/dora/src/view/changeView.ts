import { DeliveryView } from './DeliveryView';

/** What is a page's own and stays when only that is changed. */
const OWN: readonly string[] = ['metric', 'list', 'piece', 'why'];

/**
 * Changes a view. A piece of a window, or a deployment that is explained, means
 * nothing in another scope or window, so they end with those.
 */
export function changeView(
  view: DeliveryView,
  patch: Partial<DeliveryView>,
): DeliveryView {
  if (Object.keys(patch).every(key => OWN.includes(key))) {
    return { ...view, ...patch };
  }
  const { piece, why, ...kept } = view;
  return { ...kept, ...patch };
}

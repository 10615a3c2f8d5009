import { StoredDelivery } from '../intake/DeliveryStore';

const MAX_EXCERPT = 2_000;

/** A delivery for those who want to know what is wrong with it. */
export function presentDelivery(delivery: StoredDelivery) {
  const { id, source, state, reason, receivedAt, times, headers, body } =
    delivery;
  return {
    id,
    source,
    state,
    reason,
    receivedAt: new Date(receivedAt).toISOString(),
    times,
    headers,
    size: body.length,
    excerpt: body.toString('utf8', 0, MAX_EXCERPT),
  };
}

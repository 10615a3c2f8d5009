import { EventParams } from '@backstage/plugin-events-node';
import { Delivery } from '@milepost/plugin-dora-node';

const KEPT = ['x-github-event', 'x-github-delivery', 'x-github-hook-id'];

/**
 * An event of the events backend as a delivery. That backend has checked the signature
 * over the bytes that came; what it hands on is their content.
 */
export function toDelivery({
  eventPayload,
  metadata = {},
}: EventParams): Delivery & { id?: string } {
  const headers = Object.fromEntries(
    KEPT.flatMap(name => {
      const value = metadata[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  const id = headers['x-github-delivery'];
  const hook = headers['x-github-hook-id'] ?? '';
  return {
    headers,
    body: Buffer.from(JSON.stringify(eventPayload)),
    receivedAt: Date.now(),
    // Unique for each event, and the same when it is sent again.
    ...(id ? { id: `${id} ${hook}`.trim() } : {}),
  };
}

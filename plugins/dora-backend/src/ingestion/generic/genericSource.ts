import {
  Delivery,
  DoraSource,
  readJson,
  Reading,
  rejected,
  signals,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';
import { batchSchema, eventSchema } from './schemas';
import { SOURCE, toSignals } from './toSignals';

/** Takes deployments, incidents and more from whoever has no source of their own. */
export const genericSource: DoraSource = {
  id: SOURCE,
  title: 'Generic events',
  provides: ['commits', 'changes', 'artifacts', 'deployments', 'incidents'],
  webhook: { answersErrors: true },
  deliveryId: ({ headers }) => headers['idempotency-key'],
  read: readEvents,
};

// Told apart before they are read, so that what is wrong is said of what was meant.
const shapeSchema = z.looseObject({ events: z.unknown() }).partial();

function readEvents(delivery: Delivery): Reading {
  const shape = readJson(delivery, shapeSchema);
  if (!shape.ok) {
    return rejected(shape.reason);
  }
  if ('events' in shape.value) {
    const batch = readJson(delivery, batchSchema);
    return batch.ok
      ? signals(...batch.value.events.flatMap(toSignals))
      : rejected(batch.reason);
  }
  const event = readJson(delivery, eventSchema);
  return event.ok ? signals(...toSignals(event.value)) : rejected(event.reason);
}

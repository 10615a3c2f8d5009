import { DeliveryIntake } from './DeliveryIntake';
import { DeliveryFilter, DeliveryStore } from './DeliveryStore';

const BATCH = 50;

/** Reads deliveries again that are kept, and answers what became of how many. */
export async function replay(
  { deliveries, intake }: { deliveries: DeliveryStore; intake: DeliveryIntake },
  filter: DeliveryFilter & { receivedBefore?: number },
  signal?: AbortSignal,
): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  let after = '0';
  while (!signal?.aborted) {
    const batch = await deliveries.after(after, filter, BATCH);
    for (const delivery of batch) {
      const { state } = await intake.process(delivery);
      result[state] = (result[state] ?? 0) + 1;
      after = delivery.id;
    }
    if (batch.length < BATCH) {
      break;
    }
  }
  return result;
}

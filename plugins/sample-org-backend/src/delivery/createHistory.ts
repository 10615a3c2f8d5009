import { planDelivery } from './planDelivery';
import { repositoryOf, reportRepository } from './reportRepository';
import { styles } from './styles';
import { DeliveryEvent, DeliveryPlan } from './types';

/** Plans the delivery of all sample services up to a moment. */
export function planHistory(until: number, seed: number): DeliveryPlan[] {
  return styles.map((style, i) => planDelivery(style, until, seed + i));
}

/** What the tools of the sample organisation would have reported of it. */
export function createHistory(until: number, seed: number): DeliveryEvent[] {
  const limit = new Date(until).toISOString();
  return (
    byRepository(planHistory(until, seed))
      .flatMap(reportRepository)
      // What mends the last release may not have happened yet.
      .filter(event => momentOf(event) <= limit)
  );
}

function byRepository(plans: DeliveryPlan[]): DeliveryPlan[][] {
  const groups = new Map<string, DeliveryPlan[]>();
  for (const plan of plans) {
    const repository = repositoryOf(plan.style);
    groups.set(repository, [...(groups.get(repository) ?? []), plan]);
  }
  return [...groups.values()];
}

/** When an event could be told: ISO 8601 in UTC, so that texts compare. */
function momentOf(event: DeliveryEvent): string {
  return String(event.resolvedAt ?? event.at ?? event.committedAt);
}

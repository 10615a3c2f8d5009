import { DeliveryReporter, Trunk } from './DeliveryReporter';
import { DeliveryEvent, DeliveryPlan, DeliveryStyle } from './types';

/** The repository of a service. It can be named, but is nowhere to be seen. */
export function repositoryOf({ component, shared }: DeliveryStyle): string {
  return `https://git.acme.example/acme/${shared?.repository ?? component}`;
}

/** Tells what was planned for the services of one repository. */
export function reportRepository(plans: DeliveryPlan[]): DeliveryEvent[] {
  const events: DeliveryEvent[] = [];
  const trunk: Trunk = {
    repository: repositoryOf(plans[0].style),
    changes: 0,
  };
  plans
    .flatMap(plan => new DeliveryReporter(plan, trunk, events).steps())
    .sort((a, b) => a.at - b.at)
    .forEach(step => step.run());
  return events;
}

import { EventsService } from '@backstage/plugin-events-node';
import { DoraSource, Intake } from '@milepost/plugin-dora-node';
import { GithubClients } from './client/GithubClients';
import { PatientReceiver } from './events/PatientReceiver';
import { toDelivery } from './events/toDelivery';
import { GithubOptions } from './options';
import { GITHUB_EVENTS, readGithubEvent } from './read/readGithubEvent';
import { SOURCE } from './read/source';
import { synchronizeRepository } from './sync/synchronizeRepository';

/** GitHub, by its webhooks and its API. */
export function createGithubSource({
  events,
  clients,
  options,
}: {
  events: EventsService;
  clients: GithubClients;
  options: GithubOptions;
}): DoraSource {
  return {
    id: SOURCE,
    title: 'GitHub',
    provides: ['changes', 'deployments', 'incidents'],
    read: delivery => readGithubEvent(delivery, options),
    connect: async (intake: Intake) => {
      const receiver = new PatientReceiver(intake);
      await events.subscribe({
        id: 'dora-github',
        topics: GITHUB_EVENTS.map(event => `github.${event}`),
        onEvent: event => receiver.receive(toDelivery(event)),
      });
    },
    canSynchronize: url => clients.has(url),
    synchronize: async task =>
      synchronizeRepository(task, await clients.create(task.url)),
  };
}

import { randomUUID } from 'node:crypto';
import { EventPublisher, Forge, ForgeEvent, now } from '../forge/Forge';
import {
  presentAccount,
  presentOrganizationSimple,
} from '../rest/presenters/accounts';
import { repositoryAnswer } from '../rest/repositoryAnswer';
import { HookDeliveryRow, HookRow } from '../store';
import { WebhookDispatcher } from './WebhookDispatcher';

/** Writes a delivery for every webhook that an event concerns; the dispatcher sends them. */
export class WebhookPublisher implements EventPublisher {
  readonly #forge: Omit<Forge, 'events'>;
  readonly #dispatcher: WebhookDispatcher;

  constructor(forge: Omit<Forge, 'events'>, dispatcher: WebhookDispatcher) {
    this.#forge = forge;
    this.#dispatcher = dispatcher;
  }

  async publish(event: ForgeEvent): Promise<void> {
    const hooks = (await this.#hooksFor(event)).filter(
      ({ active, events }) =>
        active && (events.includes('*') || events.includes(event.event)),
    );
    if (hooks.length) {
      const payload = await this.#payload(event);
      for (const hook of hooks) {
        await this.#enqueue(hook, event, payload);
      }
    }
  }

  async deliver(hook: HookRow, event: ForgeEvent): Promise<void> {
    await this.#enqueue(hook, event, await this.#payload(event));
  }

  async redeliver(delivery: HookDeliveryRow): Promise<void> {
    const { hook_id, guid, repository_id, event, action, payload } = delivery;
    await this.#insert({
      hook_id,
      guid, // A redelivery keeps the id, by which receivers know what they have seen.
      repository_id,
      event,
      action,
      payload,
      redelivery: true,
    });
  }

  async #hooksFor({
    repository,
    organization,
  }: ForgeEvent): Promise<HookRow[]> {
    const { hooks } = this.#forge.store;
    const owner = organization ?? repository?.owner;
    const lists = await Promise.all([
      repository ? hooks.list({ repository_id: repository.row.id }) : [],
      owner?.type === 'Organization'
        ? hooks.list({ organization_id: owner.id })
        : [],
    ]);
    return lists.flat();
  }

  async #enqueue(
    hook: HookRow,
    { event, action, repository }: ForgeEvent,
    payload: string,
  ): Promise<void> {
    await this.#insert({
      hook_id: hook.id,
      guid: randomUUID(),
      repository_id: repository?.row.id ?? null,
      event,
      action: action ?? null,
      payload,
      redelivery: false,
    });
  }

  async #insert(
    delivery: Pick<
      HookDeliveryRow,
      | 'hook_id'
      | 'guid'
      | 'repository_id'
      | 'event'
      | 'action'
      | 'payload'
      | 'redelivery'
    >,
  ): Promise<void> {
    const time = now();
    await this.#forge.store.deliveries.insert({
      ...delivery,
      state: 'waiting',
      attempts: 0,
      next_attempt_at: time,
      request_headers: {},
      response_headers: {},
      created_at: time,
    });
    this.#dispatcher.wake();
  }

  async #payload(event: ForgeEvent): Promise<string> {
    const { urls } = this.#forge;
    const { action, repository, sender, payload } = event;
    const owner = event.organization ?? repository?.owner;
    return JSON.stringify({
      ...(action ? { action } : {}),
      ...(await payload?.()),
      ...(repository
        ? { repository: await this.#presentRepository(event, repository) }
        : {}),
      ...(owner?.type === 'Organization'
        ? { organization: presentOrganizationSimple(urls, owner) }
        : {}),
      sender: presentAccount(urls, sender),
    });
  }

  async #presentRepository(
    { event }: ForgeEvent,
    repository: NonNullable<ForgeEvent['repository']>,
  ) {
    const answer = await repositoryAnswer(this.#forge, repository, 'admin');
    if (event !== 'push') {
      return answer;
    }
    // A push names its repository in an older form, and receivers read it.
    const { login, email } = repository.owner;
    return {
      ...answer,
      url: answer.html_url,
      owner: { ...answer.owner, name: login, email },
      master_branch: answer.default_branch,
      ...(repository.owner.type === 'Organization'
        ? { organization: login }
        : {}),
    };
  }
}

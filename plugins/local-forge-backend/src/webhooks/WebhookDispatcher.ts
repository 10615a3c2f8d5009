import { LoggerService } from '@backstage/backend-plugin-api';
import { now } from '../forge/Forge';
import { ForgeStore, HookDeliveryRow, HookRow } from '../store';
import { deliveryBody, deliveryHeaders } from './request';

/** How long to wait after each failed attempt; after the last the delivery has failed. */
const RETRY_DELAYS_MS = [1_000, 5_000, 30_000, 120_000, 600_000];

const ATTEMPT_TIMEOUT_MS = 10_000; // GitHub's own.
const KEPT_MS = 3 * 24 * 60 * 60 * 1000; // As long as GitHub lets one redeliver.
const BATCH = 100;
const MAX_KEPT_ANSWER = 10_000;

/**
 * Sends the deliveries that wait in the database, those of one webhook in order
 * and different webhooks side by side. A delivery is at least once: it stays
 * waiting until an answer to it is written down, so none is lost in a restart.
 */
export class WebhookDispatcher {
  readonly #store: ForgeStore;
  readonly #logger: LoggerService;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;

  constructor(store: ForgeStore, logger: LoggerService) {
    this.#store = store;
    this.#logger = logger;
  }

  /** Takes up what was left waiting. */
  async start(): Promise<void> {
    const old = new Date(Date.now() - KEPT_MS).toISOString();
    const over: HookDeliveryRow['state'][] = ['delivered', 'failed'];
    await this.#store.deliveries.deleteBefore('created_at', old, {
      state: over,
    });
    this.wake();
  }

  /** Looks for deliveries that are due. */
  wake(): void {
    if (this.#stopping.signal.aborted) {
      return;
    }
    if (this.#working) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#working = this.#work()
      .catch(error => {
        this.#logger.error('The local forge failed to send webhooks', error);
        this.#wakeIn(RETRY_DELAYS_MS[1]);
      })
      .finally(() => {
        this.#working = undefined;
        if (this.#again) {
          this.#again = false;
          this.wake();
        }
      });
  }

  /** Ends; a delivery under way is sent again at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    const waiting = await this.#store.deliveries.list(
      { state: 'waiting' },
      { order: ['next_attempt_at', 'asc'], limit: BATCH },
    );
    const time = now();
    const due = waiting.filter(one => (one.next_attempt_at ?? '') <= time);
    const hooks = [...new Set(due.map(one => one.hook_id))];
    await Promise.all(
      hooks.map(async id => {
        const hook = await this.#store.hooks.find({ id });
        const own = due.filter(one => one.hook_id === id);
        for (const delivery of own.sort((one, other) => one.id - other.id)) {
          if (hook && !this.#stopping.signal.aborted) {
            await this.#attempt(hook, delivery);
          }
        }
      }),
    );
    if (due.length) {
      this.#again = true;
    } else if (waiting.length) {
      const next = new Date(waiting[0].next_attempt_at ?? time).getTime();
      this.#wakeIn(Math.max(0, next - Date.now()));
    }
  }

  #wakeIn(delay: number): void {
    if (!this.#stopping.signal.aborted) {
      this.#timer = setTimeout(() => this.wake(), delay);
      this.#timer.unref();
    }
  }

  async #attempt(hook: HookRow, delivery: HookDeliveryRow): Promise<void> {
    const body = deliveryBody(hook, delivery);
    const headers = deliveryHeaders(hook, delivery, body);
    const started = Date.now();
    const answer = await this.#send(hook.url, headers, body);
    if (this.#stopping.signal.aborted && answer.status === 0) {
      return;
    }
    const attempts = delivery.attempts + 1;
    const delivered = answer.status >= 200 && answer.status < 300;
    const delay = delivered ? undefined : RETRY_DELAYS_MS[attempts - 1];
    await this.#store.deliveries.update(
      { id: delivery.id },
      {
        attempts,
        state: stateAfter(delivered, delay),
        next_attempt_at:
          delay === undefined
            ? null
            : new Date(Date.now() + delay).toISOString(),
        delivered_at: now(),
        duration: (Date.now() - started) / 1000,
        status_code: answer.status,
        request_headers: headers,
        response_headers: answer.headers,
        response_payload: answer.text,
      },
    );
    if (!delivered) {
      this.#logger.warn('A webhook of the local forge was not taken', {
        url: hook.url,
        event: delivery.event,
        status: answer.status,
        attempts,
      });
    }
  }

  async #send(url: string, headers: Record<string, string>, body: string) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.#stopping.signal,
          AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
        ]),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: (await response.text()).slice(0, MAX_KEPT_ANSWER),
      };
    } catch (error) {
      return { status: 0, headers: {}, text: String(error) };
    }
  }
}

function stateAfter(
  delivered: boolean,
  delay: number | undefined,
): HookDeliveryRow['state'] {
  if (delivered) {
    return 'delivered';
  }
  return delay === undefined ? 'failed' : 'waiting';
}

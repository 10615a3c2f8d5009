import { quantile } from '@milepost/plugin-dora-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Size } from '../generate';
import { Portal, SECRET, TOKEN } from './Portal';
import {
  commitsOf,
  deploymentEvent,
  eventsOf,
  serviceOf,
  webhookOf,
} from './traffic';

// As a pipeline or an agent collects them; up to a thousand may go into one request.
const EVENTS_PER_REQUEST = 100;
const SENDERS = 4;
const WEBHOOKS = 5_000;
const WEBHOOKS_AT_A_TIME = 50;
const PROBE_PAUSE_MS = 1_000;
const POLL_INTERVAL_MS = 50;
const CATALOG_PAUSE_MS = 500;

/** Sends to a portal, and watches when the metrics have it. */
export class Measurement {
  readonly #portal: Portal;
  readonly #size: Size;
  readonly #session: string;
  #sent = 0;
  #probes = 0;

  constructor(portal: Portal, size: Size, session: string) {
    this.#portal = portal;
    this.#size = size;
    this.#session = session;
  }

  /** Waits until the catalog has been read: what comes before has nowhere to go. */
  async untilMapped(): Promise<void> {
    const last = this.#size.components - 1;
    const path = `/metrics?scope=component:default/${serviceOf(last)}`;
    while (!(await this.#get(path)).ok) {
      await sleep(CATALOG_PAUSE_MS);
    }
    await this.#probe(last);
  }

  /** Many events in a request. */
  inBatches(): Promise<string> {
    return this.#send(SENDERS, sender => this.#sendBatches(sender));
  }

  /** One webhook after the other, as GitHub sends them. */
  byWebhooks(): Promise<string> {
    return this.#send(WEBHOOKS_AT_A_TIME, sender => this.#sendWebhooks(sender));
  }

  /** Has senders send, and says how fast that was and how late the metrics were. */
  async #send(
    senders: number,
    work: (sender: number) => Promise<void>,
  ): Promise<string> {
    this.#sent = 0;
    const lags: number[] = [];
    const begun = performance.now();
    let isSending = true;
    const probing = (async () => {
      while (isSending) {
        lags.push(await this.#probe(this.#probes % this.#size.components));
        await sleep(PROBE_PAUSE_MS);
      }
    })();
    await Promise.all(Array.from({ length: senders }, (_, i) => work(i)));
    const seconds = (performance.now() - begun) / 1000;
    isSending = false;
    await probing;
    lags.push(await this.#probe(0));
    const late = (p: number) => `${(quantile(lags, p) / 1000).toFixed(1)} s`;
    return `${this.#sent} events in ${seconds.toFixed(1)} s, ${(
      this.#sent / seconds
    ).toFixed(0)} a second; in the metrics after ${late(0.5)} (p50), ${late(
      1,
    )} at most of ${lags.length}`;
  }

  async #sendBatches(sender: number): Promise<void> {
    const services = Array.from(
      { length: this.#size.components },
      (_, i) => i,
    ).filter(i => i % SENDERS === sender);
    let batch: object[] = [];
    const post = async () => {
      await this.#ingest({ events: batch });
      this.#sent += batch.length;
      batch = [];
    };
    for (const event of eventsOf(this.#size, services)) {
      batch.push(event);
      if (batch.length === EVENTS_PER_REQUEST) {
        await post();
      }
    }
    if (batch.length > 0) {
      await post();
    }
  }

  async #sendWebhooks(sender: number): Promise<void> {
    for (let i = sender; i < WEBHOOKS; i += WEBHOOKS_AT_A_TIME) {
      const answer = await fetch(`${this.#portal.url}/api/events/http/github`, {
        method: 'POST',
        ...webhookOf(this.#size, i, SECRET),
      });
      await expectAccepted(answer);
      this.#sent += 1;
    }
  }

  /** Reports a deployment, and says after how many milliseconds it is listed. */
  async #probe(component: number): Promise<number> {
    const id = `probe ${this.#probes++}`;
    // Of a commit beyond those that are sent: it moves nothing else.
    const head = commitsOf(this.#size) + this.#probes;
    const event = deploymentEvent(component, id, head);
    await this.#ingest(event);
    const begun = performance.now();
    const day = (offset: number) =>
      new Date(Date.parse(event.at) + offset * 86_400_000)
        .toISOString()
        .slice(0, 10);
    const query = new URLSearchParams({
      scope: `component:default/${serviceOf(component)}`,
      from: day(0),
      to: day(1),
    });
    for (;;) {
      const answer = await this.#get(`/deployments?${query}`);
      const { items = [] }: { items?: { id: string }[] } = await answer.json();
      if (items.some(item => item.id === id)) {
        return performance.now() - begun;
      }
      await sleep(POLL_INTERVAL_MS);
    }
  }

  async #ingest(body: object): Promise<void> {
    const answer = await fetch(`${this.#portal.url}/api/dora/ingest/generic`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    await expectAccepted(answer);
  }

  #get(path: string): Promise<Response> {
    return fetch(`${this.#portal.url}/api/dora${path}`, {
      headers: { Authorization: `Bearer ${this.#session}` },
    });
  }
}

async function expectAccepted(answer: Response): Promise<void> {
  const text = await answer.text();
  if (answer.status !== 202) {
    throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
  }
}

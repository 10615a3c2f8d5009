import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import { DeliveryEvent } from './types';

/** As many as one request may have. */
const EVENTS_AT_A_TIME = 1_000;

const ATTEMPTS = 5;

/** Where events go. */
export interface Receiver {
  /** Base address of the delivery metrics, such as `http://localhost:7007/api/dora`. */
  baseUrl: string;
  token: string;
}

/**
 * Sends events as any outsider would. Sending them again changes nothing, as each
 * batch has a key that follows from its content.
 */
export async function sendHistory(
  events: readonly DeliveryEvent[],
  receiver: Receiver,
  signal?: AbortSignal,
): Promise<void> {
  for (let i = 0; i < events.length; i += EVENTS_AT_A_TIME) {
    const body = JSON.stringify({
      events: events.slice(i, i + EVENTS_AT_A_TIME),
    });
    await send(body, receiver, signal);
  }
}

async function send(
  body: string,
  { baseUrl, token }: Receiver,
  signal?: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${baseUrl}/ingest/generic`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': createHash('sha256').update(body).digest('hex'),
      },
      body,
      signal,
    });
    if (answer.ok) {
      return;
    }
    const mayWork = answer.status === 429 || answer.status >= 500;
    if (!mayWork || attempt === ATTEMPTS) {
      throw new ServiceUnavailableError(
        `The sample organisation's delivery history was refused with ${
          answer.status
        }: ${await answer.text()}; check that 'dora.ingestion.tokens' has the token of 'sampleOrg.delivery'`,
      );
    }
    await sleep(Number(answer.headers.get('retry-after') ?? 2) * 1000, null, {
      signal,
    });
  }
}

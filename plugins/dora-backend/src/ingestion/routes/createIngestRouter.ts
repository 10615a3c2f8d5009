import { InputError, NotFoundError } from '@backstage/errors';
import { Delivery, Receipt } from '@milepost/plugin-dora-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { DeliveryIntake } from '../intake/DeliveryIntake';
import { SourceRegistry } from '../intake/SourceRegistry';
import { parseToken } from '../tokens/token';
import { authenticate, SenderOptions } from './authenticate';
import { bytesOf, rawBody } from './readBody';

const KEPT_HEADERS = [
  'content-type',
  'user-agent',
  'idempotency-key',
  'ce-id',
  'ce-source',
  'ce-type',
  'x-webhook-id',
];
const VERIFIED_HEADERS = [...KEPT_HEADERS, 'x-pagerduty-signature'];

/** What the route of the sources works with. */
export interface IngestRouterOptions extends SenderOptions {
  sources: SourceRegistry;
  intake: DeliveryIntake;
  maxPayload: number;
  requestsPerMinute: number;
}

/**
 * `POST /ingest/<source>`: where everything comes in that does not come by the events
 * backend.
 *
 * @remarks
 * The answer is 202 once the delivery is kept, whether it could be read or not: another
 * system that sends it again would not make it better. Whoever writes bodies by hand is
 * told with 400 what is wrong; the delivery is kept nevertheless.
 */
export function createIngestRouter(
  options: IngestRouterOptions,
): express.Router {
  const { sources, intake, maxPayload, requestsPerMinute } = options;
  const router = Router();
  router.post(
    '/ingest/:source',
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      keyGenerator: senderOf,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      validate: false,
      handler: (_req, res) => {
        res.status(429).json({
          error: {
            name: 'TooManyRequestsError',
            message: `More than ${requestsPerMinute} requests in a minute; wait as long as Retry-After says, or send several events in one request`,
          },
        });
      },
    }),
    rawBody(maxPayload),
    async (req, res) => {
      const source = sources.get(req.params.source);
      if (!source.webhook) {
        throw new NotFoundError(
          `The source '${source.id}' does not take requests here; see docs/delivery-signals.md`,
        );
      }
      const delivery = toDelivery(req);
      const sender = await authenticate(
        options,
        source,
        delivery,
        req.get('authorization'),
      );
      const receipt = await intake.receive(
        source.id,
        { ...delivery, headers: pick(delivery.headers, KEPT_HEADERS) },
        sender.components,
      );
      if (receipt.state === 'rejected' && source.webhook.answersErrors) {
        throw new InputError(explain(receipt));
      }
      res.status(202).json(receipt);
    },
  );
  return router;
}

function explain({ id, reason }: Receipt): string {
  return `${reason}. The delivery is kept as ${id}; send it again when it is mended`;
}

function toDelivery(req: Request): Delivery {
  const headers = Object.fromEntries(
    Object.entries(req.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  return {
    headers: pick(headers, VERIFIED_HEADERS),
    body: bytesOf(req),
    receivedAt: Date.now(),
  };
}

function pick(headers: Record<string, string>, names: readonly string[]) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => names.includes(name)),
  );
}

// Before anybody is known: by the public part of the token, which many may share an
// address with, else by address.
function senderOf(req: Request): string {
  const [, text = ''] =
    /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? [];
  return `${parseToken(text)?.id ?? req.ip} ${req.params.source}`;
}

import { createHmac } from 'node:crypto';
import { HookDeliveryRow, HookRow } from '../store';

/** The body of a delivery in the form that the webhook wants. */
export function deliveryBody(
  hook: Pick<HookRow, 'content_type'>,
  delivery: Pick<HookDeliveryRow, 'payload'>,
): string {
  return hook.content_type === 'form'
    ? new URLSearchParams({ payload: delivery.payload }).toString()
    : delivery.payload;
}

/** The headers of a delivery, with the signatures of its body when the webhook has a secret. */
export function deliveryHeaders(
  hook: HookRow,
  delivery: Pick<HookDeliveryRow, 'event' | 'guid'>,
  body: string,
): Record<string, string> {
  const { id, organization_id, repository_id, content_type, secret } = hook;
  const sign = (algorithm: string) =>
    `${algorithm}=${createHmac(algorithm, secret ?? '')
      .update(body)
      .digest('hex')}`;
  return {
    'Content-Type':
      content_type === 'form'
        ? 'application/x-www-form-urlencoded'
        : 'application/json',
    Accept: '*/*',
    'User-Agent': 'GitHub-Hookshot/local-forge',
    'X-GitHub-Event': delivery.event,
    'X-GitHub-Delivery': delivery.guid,
    'X-GitHub-Hook-ID': String(id),
    'X-GitHub-Hook-Installation-Target-ID': String(
      repository_id ?? organization_id,
    ),
    'X-GitHub-Hook-Installation-Target-Type':
      repository_id === null ? 'organization' : 'repository',
    ...(secret
      ? {
          'X-Hub-Signature': sign('sha1'),
          'X-Hub-Signature-256': sign('sha256'),
        }
      : {}),
  };
}

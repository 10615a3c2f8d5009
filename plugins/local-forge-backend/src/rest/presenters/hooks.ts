import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { toIsoDate } from '../../git';
import { AccountRow, HookDeliveryRow, HookRow } from '../../store';

/** A webhook; its secret is never shown. */
export function presentHook(
  urls: ForgeUrls,
  owner: { repository?: Repository; organization?: AccountRow },
  hook: HookRow,
) {
  const { repository, organization } = owner;
  const url = repository
    ? urls.repoApi(repository.fullName, 'hooks', hook.id)
    : urls.api('orgs', organization?.login ?? '', 'hooks', hook.id);
  return {
    type: repository ? 'Repository' : 'Organization',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    config: {
      url: hook.url,
      content_type: hook.content_type,
      insecure_ssl: '0',
      ...(hook.secret ? { secret: '********' } : {}),
    },
    created_at: toIsoDate(hook.created_at),
    updated_at: toIsoDate(hook.updated_at),
    url,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    ...(repository
      ? {
          test_url: `${url}/tests`,
          last_response: { code: null, status: 'unused', message: null },
        }
      : {}),
  };
}

/** A delivery of a webhook. */
export function presentDelivery(delivery: HookDeliveryRow, url: string) {
  const { status_code: code } = delivery;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: toIsoDate(delivery.delivered_at ?? delivery.created_at),
    redelivery: delivery.redelivery,
    duration: delivery.duration ?? 0,
    status: code && code >= 200 && code < 300 ? 'OK' : 'failed',
    status_code: code ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: null,
    repository_id: delivery.repository_id,
    throttled_at: null,
    url,
    request: {
      headers: delivery.request_headers,
      payload: JSON.parse(delivery.payload),
    },
    response: {
      headers: delivery.response_headers,
      payload: delivery.response_payload,
    },
  };
}

import { DeploymentKey } from '@milepost/plugin-dora-common';
import { DEFAULT_VIEW, DeliveryView, ViewFrame } from './DeliveryView';

/** Writes a view as the query of an address, as short as it can be. */
export function serialiseView(view: DeliveryView): URLSearchParams {
  const params = serialiseFrame(view);
  const { metric, list, piece, why } = view;
  write(params, 'metric', metric);
  write(params, 'list', list.kind, DEFAULT_VIEW.list.kind);
  write(params, 'filter', list.filter, DEFAULT_VIEW.list.filter);
  write(params, 'since', piece?.from);
  write(params, 'until', piece?.to);
  write(params, 'why', why && writeWhy(why));
  return params;
}

/** Writes what all pages have in common, and nothing of any one of them. */
export function serialiseFrame(frame: ViewFrame): URLSearchParams {
  const { window } = frame;
  const params = new URLSearchParams();
  write(params, 'scope', frame.scope);
  if ('days' in window) {
    write(params, 'window', `${window.days}d`, `${DEFAULT_VIEW.window.days}d`);
  } else {
    write(params, 'from', window.from);
    write(params, 'to', window.to);
  }
  write(params, 'bucket', frame.bucket, DEFAULT_VIEW.bucket);
  write(params, 'env', frame.environment);
  write(params, 'start', frame.start);
  write(params, 'bots', frame.bots);
  write(params, 'compare', frame.compare ? 'yes' : 'no', 'yes');
  write(params, 'edition', frame.edition);
  return params;
}

function write(
  params: URLSearchParams,
  name: string,
  value: string | undefined,
  unless?: string,
): void {
  if (value !== undefined && value !== unless) {
    params.set(name, value);
  }
}

/** Ids of sources may have slashes of their own. */
function writeWhy({ component, environment, source, id }: DeploymentKey) {
  return [component, environment, source, id].map(encodeURIComponent).join('/');
}

import {
  BOT_CHANGES,
  BucketUnit,
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  DeploymentKey,
  INCIDENT_FILTERS,
  LEAD_STARTS,
  METRIC_IDS,
} from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import {
  DEFAULT_VIEW,
  DeliveryView,
  PRESET_DAYS,
  ROW_KINDS,
  RowList,
  ViewWindow,
} from './DeliveryView';

const BUCKETS: readonly BucketUnit[] = ['day', 'week', 'month', 'quarter'];

/** The longest text that the backend takes for a scope. */
const MAX_LENGTH = 400;

/**
 * Reads a view from an address. What it does not understand is left at its default:
 * an address that somebody shortened or mistyped still opens a page.
 */
export function parseView(params: URLSearchParams): DeliveryView {
  const oneOf = <T extends string>(name: string, known: readonly T[]) =>
    known.find(value => value === params.get(name));
  return withoutUndefined({
    scope: textOf(params, 'scope'),
    window: parseWindow(params),
    bucket: oneOf('bucket', BUCKETS) ?? DEFAULT_VIEW.bucket,
    environment: textOf(params, 'env'),
    start: oneOf('start', LEAD_STARTS),
    bots: oneOf('bots', BOT_CHANGES),
    compare: params.get('compare') !== 'no',
    edition: textOf(params, 'edition'),
    metric: oneOf('metric', METRIC_IDS),
    list: parseList(
      oneOf('list', ROW_KINDS) ?? DEFAULT_VIEW.list.kind,
      params.get('filter'),
    ),
    piece: parsePiece(params),
    why: parseWhy(params.get('why')),
  });
}

function textOf(params: URLSearchParams, name: string): string | undefined {
  return params.get(name)?.slice(0, MAX_LENGTH) || undefined;
}

function parseWindow(params: URLSearchParams): ViewWindow {
  const from = dateOf(params.get('from'));
  const to = dateOf(params.get('to'));
  if (from && to && from < to) {
    return { from, to };
  }
  const days = PRESET_DAYS.find(known => `${known}d` === params.get('window'));
  return days ? { days } : DEFAULT_VIEW.window;
}

/** A date of the calendar as `2026-03-01`, and not one such as the 31st of June. */
function dateOf(text: string | null): string | undefined {
  return text &&
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    DateTime.fromISO(text, { zone: 'UTC' }).isValid
    ? text
    : undefined;
}

function parseList(kind: RowList['kind'], filter: string | null): RowList {
  const among = <T extends string>(known: readonly T[]): T | undefined =>
    known.find(value => value === filter);
  switch (kind) {
    case 'changes':
      return { kind, filter: among(CHANGE_FILTERS) ?? 'all' };
    case 'incidents':
      return { kind, filter: among(INCIDENT_FILTERS) ?? 'all' };
    default:
      return { kind, filter: among(DEPLOYMENT_FILTERS) ?? 'all' };
  }
}

function parsePiece(params: URLSearchParams): DeliveryView['piece'] {
  const from = params.get('since') ?? '';
  const to = params.get('until') ?? '';
  return Date.parse(from) < Date.parse(to) ? { from, to } : undefined;
}

/** Reads what `serialiseView` makes of a key: its parts, none of which is empty. */
function parseWhy(text: string | null): DeploymentKey | undefined {
  try {
    const parts = (text ?? '').split('/').map(decodeURIComponent);
    const [component, environment, source, id] = parts;
    return parts.length === 4 && parts.every(Boolean)
      ? { component, environment, source, id }
      : undefined;
  } catch {
    return undefined;
  }
}

/** So that two views are equal if they mean the same. */
function withoutUndefined(view: DeliveryView): DeliveryView {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined),
  ) as unknown as DeliveryView;
}

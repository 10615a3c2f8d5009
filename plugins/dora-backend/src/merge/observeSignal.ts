import type { SignalOf } from '@milepost/plugin-dora-node';
import { observe, type State } from './register';

/** The kinds whose subject is named by source and external id. */
export type SubjectKind =
  | 'artifact'
  | 'change'
  | 'deployment'
  | 'incident'
  | 'ref';

/**
 * Merges a signal into the state of its subject. Statuses, events and reviews are
 * entries of a collection: each has its own time, whatever report mentions it.
 */
export function observeSignal(
  state: State,
  signal: SignalOf<SubjectKind>,
): State {
  const { kind, source, externalId, at, ...fields } = signal;
  // A subject that is mentioned is there, unless this very report says otherwise.
  const existence = { deleted: signal.deleted ?? false };
  switch (signal.kind) {
    case 'deployment':
      return observeEntries(
        observe(state, at, { ...fields, statuses: undefined, ...existence }),
        'statuses',
        (signal.statuses ?? []).map(status => ({
          ...status,
          id: status.id ?? `${status.state}@${status.at}`,
        })),
      );
    case 'incident':
      return observeEntries(
        observe(state, at, { ...fields, events: undefined, ...existence }),
        'events',
        (signal.events ?? []).map(event => ({
          ...event,
          id: event.id ?? `${event.type}@${event.at}`,
        })),
      );
    case 'change':
      return observeEntries(
        observe(state, at, { ...fields, reviews: undefined, ...existence }),
        'reviews',
        signal.reviews ?? [],
      );
    default:
      return observe(state, at, { ...fields, ...existence });
  }
}

function observeEntries(
  state: State,
  collection: string,
  entries: { id: string; at: number }[],
): State {
  return entries.reduce(
    (merged, entry) =>
      observe(merged, entry.at, { [`${collection}/${entry.id}`]: entry }),
    state,
  );
}

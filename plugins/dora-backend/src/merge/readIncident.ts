import type { IncidentEvent } from '@milepost/plugin-dora-node';
import { compareText, valueOf, valuesOf, type State } from './register';

/** From when until when an incident disturbed. */
export interface IncidentSpan {
  startedAt: number | null;
  /** The last close; null while it is open, or open again. */
  resolvedAt: number | null;
}

/** Reads an incident's span from its events, by their own times. */
export function readIncident(state: State): IncidentSpan {
  const events = valuesOf<IncidentEvent>(state, 'events').sort(
    (a, b) => a.at - b.at || compareText(a.type, b.type),
  );
  let resolvedAt: number | null = null;
  let openedAt: number | null = null;
  for (const event of events) {
    switch (event.type) {
      case 'resolved':
        resolvedAt ??= event.at;
        break;
      case 'reopened':
        resolvedAt = null;
        break;
      case 'opened':
        openedAt ??= event.at;
        break;
      default:
    }
  }
  return {
    startedAt:
      valueOf<number>(state, 'startedAt') ??
      openedAt ??
      valueOf<number>(state, 'createdAt') ??
      null,
    resolvedAt,
  };
}

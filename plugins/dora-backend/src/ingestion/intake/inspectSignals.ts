import { Signal, Target } from '@milepost/plugin-dora-node';

/** By how much a sender's clock may be ahead of ours. */
export const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

/** The targets that signals name, each with the source that names it. */
export function targetsOf(
  signals: readonly Signal[],
): { source: string; target: Target }[] {
  const byKey = new Map<string, { source: string; target: Target }>();
  for (const signal of signals) {
    if (
      (signal.kind === 'deployment' || signal.kind === 'incident') &&
      signal.target
    ) {
      const { source, target } = signal;
      const { service, repository, environment } = target;
      const key = JSON.stringify([source, service, repository, environment]);
      byKey.set(key, { source, target });
    }
  }
  return [...byKey.values()];
}

/** The repositories of which signals say that something is new there. */
export function repositoriesIn(signals: readonly Signal[]): string[] {
  const found = signals.flatMap(signal => {
    switch (signal.kind) {
      case 'ref':
      case 'change':
        return signal.repository;
      case 'deployment':
        return signal.repository ?? signal.target?.repository ?? [];
      default:
        return [];
    }
  });
  return [...new Set(found)];
}

/** The latest moment that signals say something of. */
export function latestMoment(signals: readonly Signal[]): number {
  let latest = 0;
  for (const signal of signals) {
    for (const moment of momentsOf(signal)) {
      latest = Math.max(latest, moment);
    }
  }
  return latest;
}

// Commits are left out: a wrong clock of whoever wrote one is found where it matters,
// and must not hold back all the others.
function momentsOf(signal: Signal): number[] {
  switch (signal.kind) {
    case 'deployment':
      return [signal.at, ...(signal.statuses ?? []).map(({ at }) => at)];
    case 'incident':
      return [
        signal.at,
        signal.startedAt ?? 0,
        ...(signal.events ?? []).map(({ at }) => at),
      ];
    case 'change':
    case 'ref':
    case 'artifact':
      return [signal.at];
    default:
      return [];
  }
}

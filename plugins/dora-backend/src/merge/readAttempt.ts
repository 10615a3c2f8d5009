import type { DeploymentStatus } from '@milepost/plugin-dora-node';
import { compareText, valueOf, valuesOf, type State } from './register';

/** How an attempt ended, if it did. */
export type Outcome = 'pending' | 'success' | 'failure' | 'cancelled';

/** When and how an attempt ended. */
export interface AttemptProgress {
  outcome: Outcome;
  createdAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
}

/**
 * Reads from all statuses how an attempt went, by their own times. The latest terminal
 * one decides; a repeated one keeps the time of the first, and `in_progress` or
 * `inactive` after it change nothing.
 */
export function readAttempt(state: State): AttemptProgress {
  const statuses = valuesOf<DeploymentStatus>(state, 'statuses').sort(
    (a, b) => a.at - b.at || compareText(a.state, b.state),
  );
  let outcome: Outcome = 'pending';
  let finishedAt: number | null = null;
  let progressAt: number | null = null;
  for (const status of statuses) {
    switch (status.state) {
      case 'success':
      case 'failure':
      case 'cancelled':
        if (status.state !== outcome) {
          outcome = status.state;
          finishedAt = status.at;
        }
        break;
      case 'in_progress':
        progressAt ??= status.at;
        break;
      default:
    }
  }
  const createdAt = valueOf<number>(state, 'createdAt') ?? null;
  return {
    outcome,
    createdAt,
    startedAt: valueOf<number>(state, 'startedAt') ?? progressAt ?? createdAt,
    finishedAt,
  };
}

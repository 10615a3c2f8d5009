/** A stretch of time, from (inclusive) until (exclusive), in milliseconds. */
export interface Interval {
  from: number;
  until: number;
}

/** A component in an environment, and when it belonged to a scope. */
export interface ScopeStream {
  id: number;
  componentRef: string;
  environment: string;
  intervals: readonly Interval[];
}

/** All that ever belonged to a scope. */
export interface ResolvedScope {
  ref: string;
  /** Whether days of it are rolled up: all production environments, unfiltered. */
  isWhole: boolean;
  /** True if the reader may not see all of its components. */
  isFiltered: boolean;
  streams: ReadonlyMap<number, ScopeStream>;
}

/** The scope of everything. */
export const ORGANISATION = 'organisation';

/** Whether something belonged to a scope at a time. */
export function belongsAt(
  stream: ScopeStream | undefined,
  moment: number,
): boolean {
  return !!stream?.intervals.some(
    ({ from, until }) => from <= moment && moment < until,
  );
}

/** How many components a scope has or had. */
export function countComponents(scope: ResolvedScope): number {
  return new Set([...scope.streams.values()].map(stream => stream.componentRef))
    .size;
}

/** What became of a release in production. */
export type Outcome =
  /** It worked. */
  | 'fine'
  /** It disturbed customers, and the next deployment mended it. */
  | 'fixed'
  /** It disturbed customers, and what ran before was brought back. */
  | 'rolled-back'
  /** The pipeline failed, so production never saw it. */
  | 'attempt-failed';

/** A change in a release. */
export interface PlannedChange {
  number: number;
  title: string;
  /** When its first commit was authored. */
  committedAt: number;
}

/** A release of a service, with what happened to it. */
export interface PlannedRelease {
  number: number;
  deployedAt: number;
  changes: PlannedChange[];
  outcome: Outcome;
  /** For how long customers noticed, in milliseconds. */
  disturbance: number;
}

/** How a service is delivered, at the beginning of its two years and at their end. */
export interface DeliveryStyle {
  component: string;
  /** What it shows, for whoever reads the sample data. */
  story: string;
  /** Whether changes come by pull requests or as commits on the trunk. */
  changesBy: 'pull-request' | 'commit';
  daysBetweenReleases: readonly [first: number, last: number];
  leadHours: readonly [first: number, last: number];
  /** Every how many releases one fails; 0 for never. */
  failsEvery: readonly [first: number, last: number];
  recoveryHours: readonly [first: number, last: number];
  changesPerRelease: number;
  /** Whether there are incidents; without them nobody can tell a failure. */
  reportsIncidents: boolean;
  /** Whether an older line is deployed between the releases of the main one. */
  hasMaintenanceLine?: boolean;
  /** The repository, where it is not one of its own, and what of it the component is. */
  shared?: { repository: string; folder: string };
}

/** Everything that was planned for a service. */
export interface DeliveryPlan {
  style: DeliveryStyle;
  releases: PlannedRelease[];
}

/** An event as anybody may report it to `POST /api/dora/ingest/generic`. */
export type DeliveryEvent = { type: string } & Record<string, unknown>;

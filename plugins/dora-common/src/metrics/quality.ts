/**
 * Whether something still comes from a source: `active`; `silent`, after longer than
 * {@link SourceSummary.silentAfterSeconds}, or than anything is kept; or `never`, if
 * nothing has come at all.
 */
export type SourceActivity = 'active' | 'silent' | 'never';

/** What a source has sent so far. */
export interface SourceSummary {
  source: string;
  title: string;
  deployments: number;
  changes: number;
  incidents: number;
  /** When the last delivery came, by the portal's clock. */
  lastReceivedAt: string | null;
  /** When it was last asked for what is new, of sources that are. */
  lastReadAt: string | null;
  activity: SourceActivity;
  /**
   * Without anything for so long a source counts as silent: ten times the mean pace of
   * its deliveries in the last 90 days, but at least 4 days and at most 30. Null if
   * nothing has come in that time.
   */
  silentAfterSeconds: number | null;
}

/** Something that a source names and nobody has mapped to a component. */
export interface UnmappedTarget {
  source: string;
  service: string | null;
  repository: string | null;
  environment: string | null;
  deployments: number;
  incidents: number;
}

/** A component of the catalog that was not deployed lately. */
export interface UndeployedComponent {
  component: string;
  /** The last production deployment known; null if there is none at all. */
  lastDeployedAt: string | null;
}

/** What the metrics are made from, and what is missing. */
export interface DataQualityReport {
  sources: SourceSummary[];
  unmapped: UnmappedTarget[];
  /** Whether there are more unmapped targets than are listed. */
  moreUnmapped: boolean;
  /**
   * Components without a production deployment in the last `days`, of those that the
   * reader may see: those that were deployed once come first, the latest of them first.
   */
  undeployed: {
    days: number;
    /** Components in the catalog. */
    components: number;
    total: number;
    /** The first of them. */
    items: UndeployedComponent[];
  };
  /**
   * Pull requests that were merged in the last `days`, of repositories of components
   * that the reader may see.
   */
  attribution: {
    days: number;
    merged: number;
    /** Of those: which have been deployed to production, as far as is known. */
    attributed: number;
    /** Of those in turn: whose lead time is known. */
    measured: number;
    /** `attributed` of `merged`, from 0 to 1; null if nothing was merged. */
    ratio: number | null;
  };
  streams: { total: number; production: number };
  /** Signals that are taken in and not yet part of the metrics. */
  backlog: number;
  /** When signals were last merged. */
  workedAt: string | null;
  /** True while results by new rules are being computed. */
  rebuilding: boolean;
}

import { Band, NoBand, QuickCheckPosition } from '../bands';
import { Bucket, Window } from '../calendar';
import { Interval } from '../statistics';
import { DefinitionsReport } from './definitions';
import { MetricId, MetricUnit } from './metrics';
import { TargetStanding } from './targets';

/** Why a metric has no value. "No data" is never zero. */
export type NoDataReason =
  /** Nothing was deployed in the window, so there is nothing to divide by. */
  | 'no-deployments'
  /** Deployments, but no change among them whose lead time is known. */
  | 'no-changes'
  /** Nothing failed, so nothing had to recover. */
  | 'no-failures'
  /** Failures, none of which has been recovered from yet. */
  | 'not-recovered'
  /** No source says when this service is disturbed. */
  | 'no-incident-source'
  /** No source says what was deployed. */
  | 'no-deployment-source';

/** A reason with what a person can do about it. */
export interface NoData {
  reason: NoDataReason;
  message: string;
  /** Ids of sources that could supply what is missing. */
  sources: string[];
}

/** How much of what should be known is known. */
export interface Coverage {
  known: number;
  total: number;
  /** From 0 to 1; null if there is nothing that could be known. */
  ratio: number | null;
  /** What is counted, such as "changes". */
  of: 'days' | 'deployments' | 'changes' | 'failures';
}

/** A value with the window before's beside it. */
export interface Comparison {
  window: Window;
  value: number | null;
  n: number;
  /** Relative change, 0.1 for 10 % more; null if there is nothing to divide by. */
  change: number | null;
  /**
   * What the change means for this metric: a falling lead time is better. `new`
   * and `gone` are where only one of both windows has a value.
   */
  direction: 'better' | 'worse' | 'same' | 'new' | 'gone' | 'unknown';
}

/** `exact`, or a quantile from a histogram, off by at most 1 %. */
export type Precision = 'exact' | 'within-1-percent';

/** The version of a rule that had a part in a value. */
export interface RuleVersion {
  id: string;
  version: string;
}

/** What is still changing about a value. */
export interface Provisional {
  /** Deployments so young that a failure may yet be found. */
  deployments: number;
  /** Failed deployments that nothing has remedied so far. */
  openFailures: number;
  /** When the oldest of them was deployed. */
  oldestOpenFailure: string | null;
}

/** The value of a metric in one piece of a trend. */
export interface TrendPoint {
  bucket: Bucket;
  value: number | null;
  n: number;
  /** For ratios: what is divided. */
  count?: number;
  /** For the deployment frequency: of which kinds the deployments were. */
  classes?: Pick<DeploymentCounts, 'normal' | 'rollback' | 'remediation'>;
  /** For durations. */
  p25?: number | null;
  p75?: number | null;
  p90?: number | null;
  interval?: Interval;
  /** Deployments whose failure may yet be found. */
  provisional: number;
}

/** How the services of a scope differ, which one number for all would hide. */
export interface Spread {
  services: number;
  min: number;
  p25: number;
  median: number;
  p75: number;
  max: number;
}

/** A metric of a scope in a window, with all that is needed to judge it. */
export interface MetricReport {
  metric: MetricId;
  unit: MetricUnit;
  /** Null if there is no data; then {@link MetricReport.noData} says why. */
  value: number | null;
  noData?: NoData;
  /** How many observations the value rests on. */
  n: number;
  /** For ratios: how many of them. */
  count?: number;
  coverage: Coverage;
  interval?: Interval;
  precision: Precision;
  /** Further quantiles of durations. */
  quantiles?: { p25: number; p75: number; p90: number };
  provisional: Provisional;
  band: Band | NoBand;
  quickCheck: QuickCheckPosition | null;
  comparison: Comparison | null;
  /** Only of production, and only if the scope has a target for this metric. */
  target?: TargetStanding;
  spread?: Spread;
  trend?: TrendPoint[];
  rules: RuleVersion[];
  /** Path under `/api/dora` of the rows behind the number. */
  rows: string;
}

/** One part of the lead time and its share of the sum of all parts. */
export interface StageReport {
  stage: 'coding' | 'pickup' | 'review' | 'merge' | 'wait' | 'deploy';
  /** Changes of which this stage is known. */
  n: number;
  totalSeconds: number;
  /** Of the summed time of all stages: medians of parts do not add up. */
  share: number | null;
}

/** Counts of deployments that no metric shows by itself. */
export interface DeploymentCounts {
  /** In deployment frequency. */
  counted: number;
  normal: number;
  redeploy: number;
  rollback: number;
  remediation: number;
  /** Attempts that never reached production. */
  failedAttempt: number;
  /** Of which not all changes are known: their commits, or those before, are missing. */
  unknownHistory: number;
}

/** What is asked about: a scope of the catalog, or `organisation`. */
export interface ScopeSummary {
  ref: string;
  /** Services with production deployments known, in the window or not. */
  components: number;
  /** True if the reader may not see all of its components. */
  filtered: boolean;
}

/** The five metrics of a scope. */
export interface MetricsReport {
  scope: ScopeSummary;
  window: Window;
  definitions: DefinitionsReport;
  generatedAt: string;
  metrics: MetricReport[];
  stages: StageReport[];
  deployments: DeploymentCounts;
  /** What rules and corrections have taken out of all of the above. */
  excluded: { deployments: number; changes: number };
  incidents: { attributed: number; notAttributed: number };
  /** Which rules all of it was computed by. */
  rulesHash: string;
}

/** A trend of a service, short enough for a list: one of each per bucket of the list. */
export interface Sparkline {
  /** Null where there is no data, which is not zero. */
  values: (number | null)[];
  n: number[];
}

/** A metric of one service among others; the trend is a {@link Sparkline}. */
export interface ServiceMetricReport extends Omit<MetricReport, 'trend'> {
  sparkline?: Sparkline;
}

/** The five metrics of one service among others. */
export interface ServiceRow {
  component: string;
  metrics: ServiceMetricReport[];
}

/** The services of a scope, a page at a time. */
export interface ServicesReport {
  window: Window;
  definitions: DefinitionsReport;
  /** What the sparklines are cut into, if they were asked for. */
  buckets?: Bucket[];
  /** By reference. */
  items: ServiceRow[];
  /** Services on all pages. */
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

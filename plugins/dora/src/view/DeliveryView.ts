import {
  BotChanges,
  BucketUnit,
  ChangeFilter,
  DeploymentFilter,
  DeploymentKey,
  IncidentFilter,
  LeadStart,
  MetricId,
} from '@milepost/plugin-dora-common';

/** The scope that is everything the reader may see. */
export const ORGANISATION = 'organisation';

/** Windows that end today, by their days. */
export const PRESET_DAYS = [30, 90, 180, 365] as const;

/** The last so many days, or from a date up to but without another one. */
export type ViewWindow =
  | { days: (typeof PRESET_DAYS)[number] }
  | { from: string; to: string };

/** Which of the lists behind the numbers is shown. */
export const ROW_KINDS = ['deployments', 'changes', 'incidents'] as const;

/** One of {@link ROW_KINDS}. */
export type RowKind = (typeof ROW_KINDS)[number];

/** A list with one of its own filters. */
export type RowList =
  | { kind: 'deployments'; filter: DeploymentFilter }
  | { kind: 'changes'; filter: ChangeFilter }
  | { kind: 'incidents'; filter: IncidentFilter };

/**
 * What all pages have in common: of what, when, and by which definitions. It goes
 * along when somebody turns from one page to another.
 */
export interface ViewFrame {
  /** A reference, or `organisation`; without it, what the reader's own is. */
  scope?: string;
  window: ViewWindow;
  bucket: BucketUnit;
  /** Without it, production by whatever name. */
  environment?: string;
  /** Definitions somebody chose; without them, what the configuration says. */
  start?: LeadStart;
  bots?: BotChanges;
  compare: boolean;
  /** Year of a report, or `own`; without it, what the configuration says. */
  edition?: string;
}

/** All that the address says about what a page shows. */
export interface DeliveryView extends ViewFrame {
  /** The metric whose chart is shown large. */
  metric?: MetricId;
  /** The list of the page of details. */
  list: RowList;
  /** Instants, if only a piece of the window is listed. */
  piece?: { from: string; to: string };
  /** The deployment that "why this number" explains. */
  why?: DeploymentKey;
}

/** What an empty address means; the window is the backend's default as well. */
export const DEFAULT_VIEW: DeliveryView & { window: { days: number } } = {
  window: { days: 90 },
  bucket: 'week',
  compare: true,
  list: { kind: 'deployments', filter: 'all' },
};

import { DeploymentClass } from '../../database/tables';
import { DurationSample } from './DurationSample';
import { StreamCounts } from './StreamCounts';

/** Stages of the lead time, in the order in which a change goes through them. */
export const STAGES = [
  'coding',
  'pickup',
  'review',
  'merge',
  'wait',
  'deploy',
] as const;

/** One of {@link STAGES}. */
export type Stage = (typeof STAGES)[number];

/** What deployments there are. Their order is part of the layout of roll-ups. */
export const DEPLOYMENT_CLASSES: readonly DeploymentClass[] = [
  'normal',
  'redeploy',
  'rollback',
  'remediation',
  'failed_attempt',
];

/** What is counted of one deployment. */
export interface CountedDeployment {
  streamId: number;
  class: DeploymentClass;
  finishedAt: number;
  isCounted: boolean;
  isFailed: boolean;
  isRework: boolean;
  recoveredAt: number | null;
  provisionalUntil: number;
  /** Whether its commit or those before it are not all known. */
  isUnknown: boolean;
  isExcluded: boolean;
}

/** What is counted of one change. */
export interface CountedChange {
  isExcluded: boolean;
  leadSeconds: number | null;
  /** In the order of {@link STAGES}; none if nobody asks for stages. */
  stageSeconds?: readonly (number | null)[];
}

/**
 * Everything that the five metrics need to know about some deployments and
 * changes. The tally of two stretches of time is the sum of theirs.
 */
export class Tally {
  readonly classes: Record<DeploymentClass, number> = {
    normal: 0,
    redeploy: 0,
    rollback: 0,
    remediation: 0,
    failed_attempt: 0,
  };
  readonly streams = new StreamCounts();
  readonly lead = new DurationSample();
  readonly recovery = new DurationSample();
  readonly stageSeconds = STAGES.map(() => 0);
  readonly stageCounts = STAGES.map(() => 0);
  rework = 0;
  provisional = 0;
  openFailures = 0;
  oldestOpenFailure: number | null = null;
  /** Changes, whether their lead time is known or not. */
  changes = 0;
  /** Deployments of which not all changes are known. */
  unknownHistories = 0;
  excludedChanges = 0;
  excludedDeployments = 0;
  attributedIncidents = 0;
  unattributedIncidents = 0;

  /** Deployments in deployment frequency. */
  get counted(): number {
    return this.streams.total.counted;
  }

  /** Counts a deployment, as it stands at a time. */
  addDeployment(deployment: CountedDeployment, now: number): void {
    if (deployment.isExcluded) {
      this.excludedDeployments += 1;
      return;
    }
    this.classes[deployment.class] += 1;
    this.unknownHistories += Number(deployment.isUnknown);
    // What never reached production has not failed there.
    const isEligible = deployment.isCounted && deployment.class !== 'rollback';
    this.streams.add(
      deployment.streamId,
      Number(deployment.isCounted),
      Number(isEligible),
      Number(isEligible && deployment.isFailed),
    );
    this.rework += Number(deployment.isCounted && deployment.isRework);
    this.provisional += Number(
      deployment.isCounted && deployment.provisionalUntil > now,
    );
    if (deployment.isFailed) {
      this.#addRecovery(deployment);
    }
  }

  /** Counts a change at its first deployment. */
  addChange(change: CountedChange): void {
    if (change.isExcluded) {
      this.excludedChanges += 1;
      return;
    }
    const { leadSeconds, stageSeconds } = change;
    this.changes += 1;
    if (leadSeconds !== null) {
      this.lead.add(leadSeconds);
    }
    stageSeconds?.forEach((seconds, stage) => {
      if (seconds !== null) {
        this.stageSeconds[stage] += seconds;
        this.stageCounts[stage] += 1;
      }
    });
  }

  /** Counts an incident. */
  addIncident(isAttributed: boolean): void {
    if (isAttributed) {
      this.attributedIncidents += 1;
    } else {
      this.unattributedIncidents += 1;
    }
  }

  /** Notes failures that nothing has remedied. */
  addOpenFailures(count: number, oldest: number): void {
    this.openFailures += count;
    this.oldestOpenFailure = Math.min(this.oldestOpenFailure ?? oldest, oldest);
  }

  /** Adds all of another tally. */
  merge(other: Tally): void {
    for (const name of DEPLOYMENT_CLASSES) {
      this.classes[name] += other.classes[name];
    }
    this.streams.merge(other.streams);
    this.lead.merge(other.lead);
    this.recovery.merge(other.recovery);
    STAGES.forEach((_, stage) => {
      this.stageSeconds[stage] += other.stageSeconds[stage];
      this.stageCounts[stage] += other.stageCounts[stage];
    });
    this.rework += other.rework;
    this.provisional += other.provisional;
    this.changes += other.changes;
    this.unknownHistories += other.unknownHistories;
    this.excludedChanges += other.excludedChanges;
    this.excludedDeployments += other.excludedDeployments;
    this.attributedIncidents += other.attributedIncidents;
    this.unattributedIncidents += other.unattributedIncidents;
    if (other.oldestOpenFailure !== null) {
      this.addOpenFailures(other.openFailures, other.oldestOpenFailure);
    }
  }

  #addRecovery({ finishedAt, recoveredAt }: CountedDeployment): void {
    if (recoveredAt === null) {
      this.addOpenFailures(1, finishedAt);
    } else {
      this.recovery.add(Math.max(0, (recoveredAt - finishedAt) / 1000));
    }
  }
}

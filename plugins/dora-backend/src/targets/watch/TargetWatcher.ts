import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  meetsTarget,
  METRICS,
  MetricReport,
  MIN_N_FOR_BAND,
} from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import { MetricsReader } from '../../read/metrics';
import { ORGANISATION } from '../../read/scope';
import { Side } from '../tables';
import { Crossing, decideNotice } from './decideNotice';
import { describeCrossing } from './describeCrossing';
import { NoticeStore, WatchedScope } from './NoticeStore';

/** What is compared with a target: whole weeks, as Mondays differ from Sundays. */
const TRAILING_DAYS = 28;

/** Where the page is on which people look at the numbers. */
const PAGE = '/delivery';

/** What watching depends on. */
export interface TargetWatcherOptions {
  store: NoticeStore;
  metrics: MetricsReader;
  notifications: NotificationService;
  logger: LoggerService;
  zone: string;
}

/** Tells the people of a scope when a metric comes to the other side of its target. */
export class TargetWatcher {
  readonly #options: TargetWatcherOptions;

  constructor(options: TargetWatcherOptions) {
    this.#options = options;
  }

  /** Looks at all targets once. What fails of one scope keeps nothing from the others. */
  async run(signal?: AbortSignal, now: number = Date.now()): Promise<void> {
    const { logger, store } = this.#options;
    const failures: string[] = [];
    for (const scope of await store.list()) {
      if (signal?.aborted) {
        return;
      }
      // Nobody in particular is everybody: there is no one to tell.
      if (scope.scope === ORGANISATION) {
        continue;
      }
      try {
        await this.#look(scope, now);
      } catch (error) {
        logger.warn('Could not watch the targets of a scope', {
          scope: scope.scope,
          error: String(error),
        });
        failures.push(scope.scope);
      }
    }
    if (failures.length > 0) {
      throw new Error(
        `Could not watch the targets of ${failures.join(
          ', ',
        )}; it is tried again`,
      );
    }
  }

  async #look(scope: WatchedScope, now: number): Promise<void> {
    const { store } = this.#options;
    const reports = await this.#read(scope.scope, now);
    const { baselines, crossings } = decideNotice(
      scope.targets.map(({ target, told }) => ({
        target,
        told,
        side: sideOf(reports.get(target.metric), target.value),
      })),
      { lastNoticeAt: scope.lastNoticeAt, now },
    );
    await store.begin(scope, baselines);
    const claim =
      crossings.length > 0
        ? await store.claim(scope, crossings, now)
        : undefined;
    if (!claim) {
      return;
    }
    try {
      await this.#notify(scope, claim.crossings, reports);
    } catch (error) {
      await store.release(scope, claim);
      throw new ForwardedError('The notice could not be sent', error);
    }
  }

  async #read(scope: string, now: number) {
    const { metrics, zone } = this.#options;
    const today = DateTime.fromMillis(now, { zone }).startOf('day');
    const { metrics: reports } = await metrics.read(
      {
        ref: scope,
        from: today.minus({ days: TRAILING_DAYS }).toISO() ?? '',
        to: today.toISO() ?? '',
        compare: false,
        start: 'commit',
        // Nothing but values is wanted, whatever they are measured by.
        yardstick: { kind: 'own', targets: {} },
      },
      unchanged => unchanged,
    );
    return new Map(reports.map(report => [report.metric, report]));
  }

  async #notify(
    { scope, targets }: WatchedScope,
    crossings: readonly Crossing[],
    reports: ReadonlyMap<string, MetricReport>,
  ): Promise<void> {
    const sentences = crossings.flatMap(crossing => {
      const report = reports.get(crossing.metric);
      const watched = targets.find(
        ({ target }) => target.metric === crossing.metric,
      );
      return report && report.value !== null && watched
        ? [describeCrossing(crossing, watched.target, report.value)]
        : [];
    });
    await this.#options.notifications.send({
      recipients: { type: 'entity', entityRef: scope },
      payload: {
        title: titleOf(crossings),
        description: `${sentences.join(
          ' ',
        )} That is of the last ${TRAILING_DAYS} days of ${scope}.`,
        link: `${PAGE}?${new URLSearchParams({ scope })}`,
        severity: crossings.some(({ to }) => to === 'missed')
          ? 'normal'
          : 'low',
        topic: 'dora-targets',
        // The next notice of the same scope replaces this one.
        scope: `dora-targets:${scope}`,
      },
    });
  }
}

function titleOf(crossings: readonly Crossing[]): string {
  const names = crossings.map(({ metric }) => METRICS[metric].title).join(', ');
  const sides = new Set(crossings.map(({ to }) => to));
  if (sides.size > 1) {
    return `Targets crossed: ${names}`;
  }
  return sides.has('met')
    ? `Target met: ${names}`
    : `Target no longer met: ${names}`;
}

/** Where a metric is, if enough is known to say so. */
function sideOf(report: MetricReport | undefined, target: number): Side | null {
  if (!report || report.value === null) {
    return null;
  }
  // A frequency is a number of deployments: few of them are what it says.
  const isKnown =
    report.metric === 'deployment-frequency' || report.n >= MIN_N_FOR_BAND;
  if (!isKnown) {
    return null;
  }
  return meetsTarget(report.metric, report.value, target) ? 'met' : 'missed';
}

import {
  Bucket,
  BucketUnit,
  createWindow,
  cutIntoBuckets,
  MetricsReport,
  Window,
  windowBefore,
  Yardstick,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { AskedDefinitions, resolveDefinitions } from '../definitions';
import { readHistories } from '../facts';
import { readConsistently } from '../readConsistently';
import { LiveGeneration, readGeneration } from '../readGeneration';
import { RollupStore } from '../rollup';
import {
  countComponents,
  loadScope,
  ResolvedScope,
  ScopeQuery,
} from '../scope';
import { sumOf, Tally, TallySeries } from '../tally';
import { readTargets } from '../targets';
import { assembleReports } from './assembleReport';
import { createContexts } from './contexts';
import { fillSeries } from './fillSeries';
import { MetricContext, SourcesByKnowledge } from './metricValue';
import { stageReports } from './stageReports';

/** What is asked of a scope. */
export interface MetricsQuery extends ScopeQuery, AskedDefinitions {
  from: string;
  to: string;
  /** What the trend is cut into; no trend if there is none. */
  bucket?: BucketUnit;
  /** Whether to compare with the window before. */
  compare: boolean;
  yardstick: Yardstick;
}

/** What reading depends on. */
export interface MetricsReaderOptions {
  knex: Knex;
  rollups: RollupStore;
  /** The first day of the week, 1 for Monday. */
  weekStart: number;
  /** Scopes with more changes than this are read from roll-ups. */
  exactLimit: number;
  /** Which sources could supply what, for those who have none. */
  sources: SourcesByKnowledge;
  /** Sources for which there is no reason to have a service but its incidents. */
  watchers: readonly string[];
}

/** Answers the five metrics of any scope in any window. */
export class MetricsReader {
  readonly #options: MetricsReaderOptions;

  constructor(options: MetricsReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads a report.
   *
   * @param restrict - Leaves of a scope what the reader may see.
   */
  async read(
    query: MetricsQuery,
    restrict: (scope: ResolvedScope) => ResolvedScope,
  ): Promise<MetricsReport> {
    const { zone } = this.#options.rollups.days;
    const window = createWindow(query.from, query.to, zone);
    const beforeWindow = query.compare ? windowBefore(window) : undefined;
    const now = Date.now();
    const buckets =
      query.bucket &&
      cutIntoBuckets(window, {
        unit: query.bucket,
        now: new Date(now).toISOString(),
        weekStart: this.#options.weekStart,
      });

    return readConsistently(this.#options.knex, async trx => {
      const generation = await readGeneration(trx);
      const scope = restrict(await loadScope(trx, query));
      const definitions = resolveDefinitions(query, generation.rules);
      const targets = await readTargets(trx, [scope.ref]);
      const contextOf = await this.#loadContexts(trx, generation, scope, now);
      const series = new TallySeries(
        boundariesOf(window, beforeWindow, buckets),
      );
      await fillSeries(trx, this.#options.rollups, series, {
        generation: generation.id,
        scope,
        definitions,
        now,
        exactLimit: this.#options.exactLimit,
      });
      const tallies = beforeWindow ? series.tallies.slice(1) : series.tallies;
      const total = sumOf(tallies);
      return {
        scope: {
          ref: scope.ref,
          components: countComponents(scope),
          filtered: scope.isFiltered,
        },
        window,
        definitions,
        generatedAt: new Date(now).toISOString(),
        metrics: assembleReports({
          scopeRef: scope.ref,
          environment: query.environment,
          window,
          asked: query,
          definitions,
          targets: targets.get(scope.ref) ?? new Map(),
          yardstick: query.yardstick,
          rules: generation.rules,
          tallies,
          total,
          buckets,
          before: beforeWindow && {
            window: beforeWindow,
            tally: series.tallies[0],
          },
          contextOf,
        }),
        stages: stageReports(total),
        ...countsOf(total),
        rulesHash: generation.rulesHash,
      };
    });
  }

  async #loadContexts(
    trx: Knex,
    generation: LiveGeneration,
    scope: ResolvedScope,
    now: number,
  ): Promise<(window: Window) => MetricContext> {
    const { rollups, sources, watchers } = this.#options;
    return createContexts({
      scope,
      sources,
      now,
      days: rollups.days,
      histories: await readHistories(
        trx,
        generation.id,
        [...scope.streams.keys()],
        watchers,
      ),
    });
  }
}

/** The window before is one stretch; the window itself its pieces. */
function boundariesOf(
  window: Window,
  before: Window | undefined,
  buckets: readonly Bucket[] | undefined,
): number[] {
  return [
    ...(before ? [before.from] : []),
    ...(buckets ? buckets.map(({ from }) => from) : [window.from]),
    window.to,
  ].map(moment => Date.parse(moment));
}

function countsOf(
  total: Tally,
): Pick<MetricsReport, 'deployments' | 'excluded' | 'incidents'> {
  const { classes } = total;
  return {
    deployments: {
      counted: total.counted,
      normal: classes.normal,
      redeploy: classes.redeploy,
      rollback: classes.rollback,
      remediation: classes.remediation,
      failedAttempt: classes.failed_attempt,
      unknownHistory: total.unknownHistories,
    },
    excluded: {
      deployments: total.excludedDeployments,
      changes: total.excludedChanges,
    },
    incidents: {
      attributed: total.attributedIncidents,
      notAttributed: total.unattributedIncidents,
    },
  };
}

import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { SignalRecorder } from '@milepost/plugin-dora-node';
import { Router } from 'express';
import { Knex } from 'knex';
import { ReadConfig } from './config';
import { CorrectionTaker } from './corrections/CorrectionTaker';
import { DoraQueries } from './DoraQueries';
import { createReadRouter } from './http/createReadRouter';
import { MetricsReader } from './metrics';
import { SourcesByKnowledge } from './metrics/metricValue';
import { readExtents } from './readExtents';
import { Roller, RollupStore } from './rollup';
import { RowReader } from './rows';
import { ServicesReader } from './services/ServicesReader';
import { CatalogVisibility } from './visibility/CatalogVisibility';

/** What the read side is made from. */
export interface ReadSideOptions {
  knex: Knex;
  config: ReadConfig;
  /** The roll-ups that the engine feeds, see `RollupFeed`. */
  rollups: RollupStore;
  logger: LoggerService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  catalog: CatalogService;
  /** Takes corrections in. */
  recorder: SignalRecorder;
  sources: SourcesByKnowledge;
  /** Sources for which there is no reason to have a service but its incidents. */
  watchers: readonly string[];
}

/** The way out: everything that answers questions, and keeps roll-ups for it. */
export interface ReadSide {
  router: Router;
  queries: DoraQueries;
  corrections: CorrectionTaker;
  roller: Roller;
}

/** Puts the read side together. */
export async function createReadSide(
  options: ReadSideOptions,
): Promise<ReadSide> {
  const { config, httpAuth, knex, logger, sources, watchers } = options;
  const { rollups } = options;
  await rollups.adopt(knex, trx => readExtents(trx));
  const visibility = new CatalogVisibility(options);
  const { days } = rollups;
  const queries = new DoraQueries({
    knex,
    config,
    visibility,
    metrics: new MetricsReader({
      knex,
      rollups,
      weekStart: config.weekStart,
      exactLimit: config.exactLimit,
      sources,
      watchers,
    }),
    services: new ServicesReader({
      knex,
      days,
      weekStart: config.weekStart,
      sources,
      watchers,
    }),
    rows: new RowReader({ knex, zone: config.zone, watchers }),
  });
  const corrections = new CorrectionTaker({ ...options, visibility });
  return {
    router: createReadRouter({ httpAuth, queries, corrections }),
    queries,
    corrections,
    roller: new Roller({ knex, store: rollups, logger }),
  };
}

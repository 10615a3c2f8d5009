import {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { SignalRecorder } from '@milepost/plugin-dora-node';
import { Router } from 'express';
import { Knex } from 'knex';
import { TargetKeeper } from '../targets/TargetKeeper';
import { TargetStore } from '../targets/TargetStore';
import { ReadConfig } from './config';
import { CorrectionTaker } from './corrections/CorrectionTaker';
import { DoraQueries } from './DoraQueries';
import { createReadRouter } from './http/createReadRouter';
import { MetricsReader } from './metrics';
import { SourcesByKnowledge } from './metrics/metricValue';
import { InstalledSource } from './quality/readSources';
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
  auth: AuthService;
  userInfo: UserInfoService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  catalog: CatalogService;
  /** Takes corrections in. */
  recorder: SignalRecorder;
  sources: SourcesByKnowledge;
  /** The sources that are there, whether they have reported anything or not. */
  installed: readonly InstalledSource[];
  /** Sources for which there is no reason to have a service but its incidents. */
  watchers: readonly string[];
}

/** The way out: everything that answers questions, and keeps roll-ups for it. */
export interface ReadSide {
  router: Router;
  metrics: MetricsReader;
  queries: DoraQueries;
  corrections: CorrectionTaker;
  roller: Roller;
}

/** Puts the read side together. */
export async function createReadSide(
  options: ReadSideOptions,
): Promise<ReadSide> {
  const { config, knex, logger, sources, watchers } = options;
  const { rollups } = options;
  await rollups.adopt(knex, trx => readExtents(trx));
  const visibility = new CatalogVisibility(options);
  const { days } = rollups;
  const metrics = new MetricsReader({
    knex,
    rollups,
    weekStart: config.weekStart,
    exactLimit: config.exactLimit,
    sources,
    watchers,
  });
  const queries = new DoraQueries({
    knex,
    config,
    visibility,
    installed: options.installed,
    metrics,
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
  const targets = new TargetKeeper({
    ...options,
    visibility,
    store: new TargetStore(knex),
  });
  return {
    router: createReadRouter({
      ...options,
      queries,
      corrections,
      targets,
    }),
    metrics,
    queries,
    corrections,
    roller: new Roller({ knex, store: rollups, logger }),
  };
}

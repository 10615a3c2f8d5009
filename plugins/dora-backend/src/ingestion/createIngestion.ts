import {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { SignalRecorder } from '@milepost/plugin-dora-node';
import express from 'express';
import { Knex } from 'knex';
import { CatalogReader } from './catalog/CatalogReader';
import { CatalogStore } from './catalog/CatalogStore';
import { DeliveryIntake } from './intake/DeliveryIntake';
import { DeliveryStore } from './intake/DeliveryStore';
import { SourceRegistry } from './intake/SourceRegistry';
import { RuleStore } from './mapping/RuleStore';
import { TargetMapper } from './mapping/TargetMapper';
import { TargetStore } from './mapping/TargetStore';
import { IngestionOptions } from './options';
import { createIngestionAdminRouter } from './routes/createIngestionAdminRouter';
import { createIngestRouter } from './routes/createIngestRouter';
import { SynchronizationStore } from './synchronization/SynchronizationStore';
import { Synchronizer } from './synchronization/Synchronizer';
import { Upkeep } from './Upkeep';
import { TokenStore } from './tokens/TokenStore';

/** What the way in works with. */
export interface IngestionDependencies {
  knex: Knex;
  recorder: SignalRecorder;
  sources: SourceRegistry;
  options: IngestionOptions;
  /** The host of components that give a slug only. */
  defaultHost?: string;
  auth: AuthService;
  auditor: AuditorService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
}

/** The way in, put together. */
export interface Ingestion {
  /** Takes in what sources send, as it was signed. */
  router: express.Router;
  /** For those who operate it; reads no bodies by itself. */
  adminRouter: express.Router;
  upkeep: Upkeep;
  /** Begins to take in what does not come by HTTP. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the way in together. */
export function createIngestion(deps: IngestionDependencies): Ingestion {
  const { knex, recorder, sources, options, defaultHost, logger } = deps;
  const deliveries = new DeliveryStore(knex);
  const catalog = new CatalogStore(knex);
  const rules = new RuleStore(knex);
  const targets = new TargetStore(knex);
  const tokens = new TokenStore(knex);
  const synchronizations = new SynchronizationStore(knex);
  const { environmentRules, synchronizationMs: intervalMs } = options;
  const mapper = new TargetMapper({
    sources,
    catalog,
    rules,
    targets,
    recorder,
    environmentRules,
  });
  const intake = new DeliveryIntake({
    sources,
    store: deliveries,
    mapper,
    recorder,
    logger,
    onActivity: repositories => synchronizations.touch(repositories),
  });
  const synchronizer = new Synchronizer({
    sources,
    store: synchronizations,
    catalog,
    mapper,
    recorder,
    intake,
    logger,
    intervalMs,
  });
  return {
    router: createIngestRouter({
      sources,
      intake,
      tokens,
      configured: options.tokens,
      maxPayload: options.maxPayload,
      requestsPerMinute: options.requestsPerMinute,
    }),
    adminRouter: createIngestionAdminRouter({
      ...deps,
      deliveries,
      intake,
      tokens,
      rules,
      targets,
      mapper,
      synchronizations,
      rotationGraceMs: options.rotationGraceMs,
    }),
    upkeep: new Upkeep({
      deliveries,
      intake,
      mapper,
      synchronizer,
      catalog: new CatalogReader({
        ...deps,
        store: catalog,
        recorder,
        defaultHost,
      }),
      retentionMs: options.retentionMs,
    }),
    async start() {
      for (const source of sources.all) {
        await source.connect?.(intake);
      }
      synchronizer.start();
    },
    stop: () => synchronizer.stop(),
  };
}

import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { AdminAccess } from './AdminAccess';
import {
  createDeliveriesRouter,
  DeliveriesRouterOptions,
} from './createDeliveriesRouter';
import {
  createMappingsRouter,
  MappingsRouterOptions,
} from './createMappingsRouter';
import {
  createSourcesRouter,
  SourcesRouterOptions,
} from './createSourcesRouter';
import { createTokensRouter, TokensRouterOptions } from './createTokensRouter';

/** What the routes of those who operate the way in work with. */
export type IngestionAdminRouterOptions = {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
} & Omit<
  DeliveriesRouterOptions &
    MappingsRouterOptions &
    SourcesRouterOptions &
    TokensRouterOptions,
  'access'
>;

/** Routes by which people see what came in and what became of it, and mend it. */
export function createIngestionAdminRouter(
  options: IngestionAdminRouterOptions,
): express.Router {
  const given = { ...options, access: new AdminAccess(options) };
  const router = Router();
  router.use(createSourcesRouter(given));
  router.use(createDeliveriesRouter(given));
  router.use(createMappingsRouter(given));
  router.use(createTokensRouter(given));
  return router;
}

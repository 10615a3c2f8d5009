import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Page } from '@milepost/plugin-dora-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { TargetKeeper } from '../../targets/TargetKeeper';
import { CorrectionTaker } from '../corrections/CorrectionTaker';
import { DoraQueries } from '../DoraQueries';
import {
  cellsOfService,
  CsvList,
  flatten,
  sendMetrics,
  sendPages,
} from './csv';
import { MAX_PAGE } from './inputs';

/** What the router answers from. */
export interface ReadRouterOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  queries: DoraQueries;
  corrections: CorrectionTaker;
  targets: TargetKeeper;
}

/** Every service is computed from all of its changes. */
const SERVICES_AT_A_TIME = 50;

/** Answers questions, and takes what people decide; see `createOpenApiDocument`. */
export function createReadRouter(options: ReadRouterOptions): express.Router {
  const { auth, httpAuth, queries, corrections, targets } = options;
  const router = Router();

  router.get('/metrics', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const report = await queries.metrics(req.query, credentials);
    if (req.query.format === 'csv') {
      await sendMetrics(res, report);
    } else {
      res.json(report);
    }
  });

  router.get('/services', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await sendList(req, res, {
      name: 'services',
      pageSize: SERVICES_AT_A_TIME,
      cellsOf: cellsOfService,
      read: page => queries.services({ ...req.query, ...page }, credentials),
    });
  });

  for (const name of ['deployments', 'changes', 'incidents'] as const) {
    router.get(`/${name}`, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await sendList<object>(req, res, {
        name,
        pageSize: MAX_PAGE,
        cellsOf: flatten,
        read: page => queries[name]({ ...req.query, ...page }, credentials),
      });
    });
  }

  router.get('/explain', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await queries.explain(req.query, credentials));
  });

  router.get('/data-quality', async (req, res) => {
    res.json(await queries.dataQuality(await httpAuth.credentials(req)));
  });

  router.get('/targets', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const user = auth.isPrincipal(credentials, 'user')
      ? credentials
      : undefined;
    res.json(await targets.list(req.query, credentials, user));
  });

  router.put('/targets', async (req, res) => {
    const user = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(await targets.set(req.body, user, req));
  });

  router.delete('/targets', async (req, res) => {
    const user = await httpAuth.credentials(req, { allow: ['user'] });
    await targets.remove(req.query, user, req);
    res.status(204).end();
  });

  router.post('/corrections', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.status(202).json(await corrections.take(req.body, credentials, req));
  });

  return router;
}

async function sendList<T>(
  req: Request,
  res: Response,
  list: Omit<CsvList<T>, 'read'> & {
    read(page: { cursor?: string; limit?: number }): Promise<Page<T>>;
  },
): Promise<void> {
  if (req.query.format === 'csv') {
    await sendPages(res, list);
  } else {
    res.json(await list.read({}));
  }
}

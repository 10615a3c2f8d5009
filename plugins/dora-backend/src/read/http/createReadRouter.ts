import { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { Page } from '@milepost/plugin-dora-common';
import express, { Request, RequestHandler, Response, Router } from 'express';
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
import { openApiDocument } from './openapi';

/** What the router answers from. */
export interface ReadRouterOptions {
  httpAuth: HttpAuthService;
  queries: DoraQueries;
  corrections: CorrectionTaker;
}

/** Every service is computed from all of its changes. */
const SERVICES_AT_A_TIME = 50;

/** Answers what `openApiDocument` describes, under `/api/dora`. */
export function createReadRouter(options: ReadRouterOptions): Router {
  const { httpAuth, queries, corrections } = options;
  const router: Router = createValidatedOpenApiRouter<OpenDocument>(
    openApiDocument as OpenDocument,
    { middleware: [readCorrections()] },
  ) as Router;

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

  router.post('/corrections', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.status(202).json(await corrections.take(req.body, credentials, req));
  });

  return router;
}

/**
 * The document is put together by functions, so that its type says no more than
 * that it is one; requests are validated against its content.
 */
type OpenDocument = Parameters<typeof createValidatedOpenApiRouter>[0];

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

/**
 * Reads bodies of this router's own operation only: other routers of the plugin
 * come after it, and those who take events in need their bytes as they were signed.
 */
function readCorrections(): RequestHandler {
  const readJson = express.json();
  return (req, res, next) =>
    req.path === '/corrections' ? readJson(req, res, next) : next();
}

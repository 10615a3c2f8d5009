import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { DoraSource } from '@milepost/plugin-dora-node';
import express, { RequestHandler, Router } from 'express';
import { createOpenApiDocument } from '.';

/**
 * The document is put together by functions, so that its type says no more than
 * that it is one; requests are validated against its content.
 */
type OpenDocument = Parameters<typeof createValidatedOpenApiRouter>[0];

const isIngest = (path: string) => /(^|\/)ingest\//.test(path);

/** Lets routers answer what the document describes, and nothing that it forbids. */
export function createApiRouter(
  sources: readonly DoraSource[],
  routers: readonly Router[],
): Router {
  const router = createValidatedOpenApiRouter<OpenDocument>(
    createOpenApiDocument(sources) as unknown as OpenDocument,
    {
      middleware: [readBodies()],
      validatorOptions: { ignorePaths: isIngest },
    },
  ) as Router;
  routers.forEach(one => router.use(one));
  return router;
}

/** Those who take events in need the bytes of a body as they were signed. */
function readBodies(): RequestHandler {
  const readJson = express.json();
  return (req, res, next) =>
    isIngest(req.path) ? next() : readJson(req, res, next);
}

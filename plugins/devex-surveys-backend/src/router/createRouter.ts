import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import express from 'express';
import Router from 'express-promise-router';
import { Surveys } from '../Surveys';
import { Access } from './Access';
import { openApiDocument } from './openapi';
import { createParticipationRouter } from './participation';
import { createResultsRouter } from './results';
import { createRoundsRouter } from './rounds';
import { createSubmissionsRouter } from './submissions';

/** A round of a large organisation, imported with its histograms. */
const MAX_BODY = '10mb';

/**
 * The document is put together by functions, so that its type says no more than that it
 * is one; requests are validated against its content.
 */
type OpenDocument = Parameters<typeof createValidatedOpenApiRouter>[0];

/** Answers what `openApiDocument` describes, under `/api/devex-surveys`. */
export function createRouter(options: {
  surveys: Surveys;
  access: Access;
  maxSubmissionsPerSecond: number;
}): express.Router {
  const { surveys, access, maxSubmissionsPerSecond } = options;
  const router = Router();
  // First, so that nothing else ever touches a submission: not the validation either,
  // whose errors repeat what was sent.
  router.use(
    createSubmissionsRouter({
      submissions: surveys.submissions,
      maxPerSecond: maxSubmissionsPerSecond,
    }),
  );
  const validated = createValidatedOpenApiRouter<OpenDocument>(
    openApiDocument as OpenDocument,
    { middleware: [express.json({ limit: MAX_BODY })] },
  ) as express.Router;
  validated.use(createRoundsRouter({ access, ...surveys }));
  validated.use(createParticipationRouter({ access, ...surveys }));
  validated.use(createResultsRouter({ access, ...surveys }));
  return router.use(validated);
}

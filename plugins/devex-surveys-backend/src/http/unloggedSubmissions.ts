import { IncomingMessage } from 'node:http';
import type { RootHttpRouterConfigureContext } from '@backstage/backend-defaults/rootHttpRouter';
import { SUBMISSIONS_PATH } from '@milepost/plugin-devex-surveys-common';
import express from 'express';

// As Express matches: in any case, with or without a slash at the end.
const SUBMISSIONS = new RegExp(
  `^/api/devex-surveys${SUBMISSIONS_PATH}/?$`,
  'i',
);

/**
 * Sets up the root HTTP router so that submissions are not in the access log: who
 * answered when could otherwise be read from it. All else is as Backstage has it.
 *
 * @example
 *
 * ```ts
 * backend.add(
 *   rootHttpRouterServiceFactory({ configure: configureWithoutSubmissionLog }),
 * );
 * ```
 *
 * @public
 */
export function configureWithoutSubmissionLog({
  app,
  middleware,
  routes,
  applyDefaults,
}: RootHttpRouterConfigureContext): void {
  const unlogged = express.Router();
  unlogged.use(
    middleware.helmet(),
    middleware.cors(),
    routes,
    middleware.notFound(),
    middleware.error(),
  );
  app.use((req, res, next) =>
    SUBMISSIONS.test(req.path) ? unlogged(req, res, next) : next(),
  );
  applyDefaults();
}

/**
 * For `ignoreIncomingRequestHook` of OpenTelemetry's HTTP instrumentation, where that is
 * in use: leaves submissions out of traces.
 *
 * @public
 */
export function ignoreSubmission({
  url,
}: Pick<IncomingMessage, 'url'>): boolean {
  return SUBMISSIONS.test((url ?? '').split('?')[0]);
}

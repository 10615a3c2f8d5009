import express from 'express';
import Router from 'express-promise-router';
import { Surveys } from '../Surveys';
import { Access } from './Access';
import { createParticipationRouter } from './participation';
import { createResultsRouter } from './results';
import { createRoundsRouter } from './rounds';
import { createSubmissionsRouter } from './submissions';

/** A round of a large organisation, imported with its histograms. */
const MAX_BODY = '10mb';

/** The REST API of the surveys. */
export function createRouter(options: {
  surveys: Surveys;
  access: Access;
  maxSubmissionsPerSecond: number;
}): express.Router {
  const { surveys, access, maxSubmissionsPerSecond } = options;
  const router = Router();
  // First, so that nothing else ever touches a submission.
  router.use(
    createSubmissionsRouter({
      submissions: surveys.submissions,
      maxPerSecond: maxSubmissionsPerSecond,
    }),
  );
  router.use(express.json({ limit: MAX_BODY }));
  router.use(createRoundsRouter({ access, ...surveys }));
  router.use(createParticipationRouter({ access, ...surveys }));
  router.use(createResultsRouter({ access, ...surveys }));
  return router;
}

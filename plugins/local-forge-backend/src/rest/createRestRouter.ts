import express from 'express';
import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';
import { notFound } from '../http/errors';
import { createAccessRouter } from './access';
import { createArchivesRouter } from './archives';
import { createBranchesRouter } from './branches';
import { createCommitRouter, createCommitsRouter } from './commits';
import { createCommitStatusesRouter } from './commitStatuses';
import { createContentsRouter } from './contents';
import { createGitObjectsRouter } from './gitObjects';
import { createGitRefsRouter } from './gitRefs';
import { createHooksRouter } from './hooks';
import { createMetaRouter } from './meta';
import { createOrganizationsRouter } from './organizations';
import { createReposRouter } from './repos';
import { createCheckRunsRouter } from './checkRuns';
import { createDeploymentsRouter } from './deployments';
import { createIssueCommentsRouter } from './issueComments';
import { createIssueLabelsRouter } from './issueLabels';
import { createIssuesRouter } from './issues';
import { createPullsRouter } from './pulls';
import { createReleasesRouter } from './releases';
import { createReviewsRouter } from './reviews';
import { createSearchRouter } from './search';
import { createWorkflowsRouter } from './workflows';
import { createSettingsRouter } from './settings';
import { createTagsRouter } from './tags';
import { createUsersRouter } from './users';

const MAX_BODY = '60mb'; // A file of 40 MB in base64, which is about what GitHub takes.

/** The REST API of GitHub, as far as the forge has it. */
export function createRestRouter(forge: Forge) {
  const router = Router();
  // GitHub reads every body as JSON, whatever its type says.
  router.use(
    express.json({ limit: MAX_BODY, strict: false, type: () => true }),
  );
  router.use((req, res, next) => {
    // A client's `fetch` adds "no-cache" to conditional requests; GitHub, too, answers them with 304.
    delete req.headers['cache-control'];
    res.setHeader('X-GitHub-Media-Type', 'github.v3; format=json');
    next();
  });

  router.use(createMetaRouter(forge));
  router.use(createUsersRouter(forge));
  router.use(createOrganizationsRouter(forge));
  router.use(createReposRouter(forge));
  router.use(createAccessRouter(forge));
  router.use(createContentsRouter(forge));
  router.use(createGitRefsRouter(forge));
  router.use(createGitObjectsRouter(forge));
  router.use(createTagsRouter(forge));
  router.use(createBranchesRouter(forge));
  router.use(createSettingsRouter(forge));
  router.use(createHooksRouter(forge));
  router.use(createArchivesRouter(forge));
  router.use(createCommitsRouter(forge));
  router.use(createCommitStatusesRouter(forge));
  router.use(createCheckRunsRouter(forge));
  router.use(createDeploymentsRouter(forge));
  router.use(createIssueCommentsRouter(forge));
  router.use(createIssueLabelsRouter(forge));
  router.use(createIssuesRouter(forge));
  router.use(createPullsRouter(forge));
  router.use(createReleasesRouter(forge));
  router.use(createReviewsRouter(forge));
  router.use(createSearchRouter(forge));
  router.use(createWorkflowsRouter(forge));
  router.use(createCommitRouter(forge));

  router.use(() => {
    throw notFound();
  });
  return router;
}

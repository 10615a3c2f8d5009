import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';
import { notFound } from '../http/errors';
import { createAssetsRouter } from './assets';
import { pageErrorHandler } from './errorPage';
import { pageHeaders } from './pageHeaders';
import { actionsPage, runPage } from './pages/actions';
import { blobPage } from './pages/blob';
import { branchesPage } from './pages/branches';
import { checkRunPage } from './pages/checkRun';
import { commitPage } from './pages/commit';
import { commitsPage } from './pages/commits';
import { comparePage } from './pages/compare';
import { deploymentsPage } from './pages/deployments';
import { homePage } from './pages/home';
import { issuePage } from './pages/issue';
import { issuesPage } from './pages/issues';
import { ownerPage } from './pages/owner';
import { mergeFormHandlers, pullPage } from './pages/pull';
import { pullsPage } from './pages/pulls';
import { releasesPage } from './pages/releases';
import { repositoryPage } from './pages/repository';
import { tagsPage } from './pages/tags';
import { teamPage } from './pages/team';
import { treePage } from './pages/tree';

/** The web pages of the forge: one at every address that the REST API calls `html_url`. */
export function createWebRouter(forge: Forge) {
  const router = Router();
  const base = '/:owner/:repo';
  router.use(pageHeaders());
  router.use(createAssetsRouter());

  router.get('/', homePage(forge));
  router.get('/orgs/:owner/teams/:team', teamPage(forge));
  router.get('/:owner', ownerPage(forge));
  router.get(base, repositoryPage(forge));
  router.get(`${base}/tree/:rest(*)`, treePage(forge));
  router.get(`${base}/blob/:rest(*)`, blobPage(forge));
  router.get(`${base}/commits/:rest(*)?`, commitsPage(forge));
  router.get(`${base}/commit/:sha`, commitPage(forge));
  router.get(`${base}/compare/:range(*)`, comparePage(forge));
  router.get(`${base}/branches`, branchesPage(forge));
  router.get(`${base}/tags`, tagsPage(forge));
  router.get(`${base}/runs/:id`, checkRunPage(forge));
  router.get(`${base}/pulls`, pullsPage(forge));
  router.get(`${base}/pull/:number`, pullPage(forge));
  router.post(`${base}/pull/:number/merge`, mergeFormHandlers(forge));
  router.get(`${base}/issues`, issuesPage(forge));
  router.get(`${base}/issues/:number`, issuePage(forge));
  router.get(`${base}/deployments/:environment(*)?`, deploymentsPage(forge));
  router.get(`${base}/releases`, releasesPage(forge));
  router.get(`${base}/releases/tag/:tag(*)`, releasesPage(forge));
  router.get(`${base}/actions`, actionsPage(forge));
  router.get(`${base}/actions/runs/:id`, runPage(forge));

  router.use(() => {
    throw notFound();
  });
  router.use(pageErrorHandler(forge.logger));
  return router;
}

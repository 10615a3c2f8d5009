import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';

const HOURLY_LIMIT = 15_000;
const API_VERSION = '2022-11-28';

/** Routes about the API itself. */
export function createMetaRouter(forge: Forge) {
  const router = Router();

  router.get('/', (_req, res) => {
    const { urls } = forge;
    res.json({
      current_user_url: urls.api('user'),
      organization_url: `${urls.api('orgs')}/{org}`,
      rate_limit_url: urls.api('rate_limit'),
      repository_url: `${urls.api('repos')}/{owner}/{repo}`,
      user_url: `${urls.api('users')}/{user}`,
    });
  });

  router.get('/versions', (_req, res) => {
    res.json([API_VERSION]);
  });

  router.get('/meta', (_req, res) => {
    res.json({ verifiable_password_authentication: false });
  });

  // The forge counts no requests: clients only want to see that there is room.
  router.get('/rate_limit', (_req, res) => {
    const rate = {
      limit: HOURLY_LIMIT,
      used: 0,
      remaining: HOURLY_LIMIT,
      reset: Math.floor(Date.now() / 1000) + 3600,
    };
    res.json({
      resources: { core: rate, search: rate, graphql: rate },
      rate,
    });
  });

  return router;
}

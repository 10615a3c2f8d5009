import { RequestHandler } from 'express';
import { GithubError } from './errors';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the value of a `Host` header names this machine from inside. */
function isLoopbackHost(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return (
    ['localhost', '127.0.0.1', '[::1]'].includes(name) ||
    /^[a-z\d-]+(\.[a-z\d-]+)*\.localhost$/.test(name)
  );
}

/**
 * Refuses what a page of another site could make a browser send here: requests
 * to a foreign name that was made to resolve to this machine (DNS rebinding),
 * and changes that another origin asks for.
 */
export function loopbackOnly(): RequestHandler {
  return (req, _res, next) => {
    if (!isLoopbackHost(req.headers.host)) {
      throw new GithubError(
        403,
        'The local forge answers only requests to localhost',
      );
    }
    const { origin } = req.headers;
    const site = req.headers['sec-fetch-site'];
    const foreign =
      (origin !== undefined && origin !== `http://${req.headers.host}`) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (!READING.has(req.method) && foreign) {
      throw new GithubError(
        403,
        'The local forge takes changes only from its own pages and from programs',
      );
    }
    next();
  };
}

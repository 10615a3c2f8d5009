import { RequestHandler } from 'express';
import { viewerOf } from '../http/auth';
import { findAccount } from '../forge/accounts';
import { ForgeStore } from '../store';

/**
 * Lets the person at this machine's browser be the user of the configured
 * token, so that the pages show and do what the portal can.
 *
 * @remarks
 *
 * Browsers, and they alone, send `Sec-Fetch-Site` with every request to this
 * machine; a program without a token stays anonymous. A page of another site
 * can't gain by it: it may send the browser here but never read the answer or
 * put it into a frame, and the forge refuses changes that it asks for.
 */
export function browserViewer(
  store: ForgeStore,
  login: string,
): RequestHandler {
  return (req, res, next) => {
    if (viewerOf(res) || req.headers['sec-fetch-site'] === undefined) {
      next();
      return;
    }
    findAccount(store, login).then(account => {
      res.locals.viewer = account;
      next();
    }, next);
  };
}

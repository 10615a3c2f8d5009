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
 * Browsers, and they alone, say with `Sec-Fetch-Site` where a request comes
 * from; a program without a token stays anonymous. So does what a page of
 * another site asks for, unless it sends the whole window here, where it can't
 * read the answer. Changes for another site are refused before this.
 */
export function browserViewer(
  store: ForgeStore,
  login: string,
): RequestHandler {
  return (req, res, next) => {
    const site = req.headers['sec-fetch-site'];
    const own = site === 'same-origin' || site === 'none';
    const arrives =
      site !== undefined && req.headers['sec-fetch-dest'] === 'document';
    if (viewerOf(res) || !(own || arrives)) {
      next();
      return;
    }
    findAccount(store, login).then(account => {
      res.locals.viewer = account;
      next();
    }, next);
  };
}

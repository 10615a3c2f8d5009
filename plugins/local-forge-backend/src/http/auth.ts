import { createHash, timingSafeEqual } from 'node:crypto';
import { RequestHandler, Response } from 'express';
import { IncomingMessage } from 'node:http';
import { AccountRow, ForgeStore } from '../store';
import { GithubError } from './errors';

/** A token and the login of the user it stands for. */
export interface ForgeToken {
  token: string;
  login: string;
}

/** Tells from the tokens of the configuration who makes a request. */
export class Authenticator {
  readonly #tokens: { digest: Buffer; login: string }[];
  readonly #store: ForgeStore;

  constructor(store: ForgeStore, tokens: ForgeToken[]) {
    this.#store = store;
    this.#tokens = tokens.map(({ token, login }) => ({
      digest: digest(token),
      login,
    }));
  }

  /**
   * The user behind the credentials of a request: `Bearer`, `token`, or Basic
   * with the token as password (or as user name, as git clients also send it).
   * No credentials make an anonymous request; wrong ones an error.
   */
  async authenticate(
    request: IncomingMessage,
  ): Promise<AccountRow | undefined> {
    const candidates = readTokens(request.headers.authorization);
    if (!candidates.length) {
      return undefined;
    }
    const digests = candidates.map(digest);
    const match = this.#tokens.find(token =>
      digests.some(candidate => timingSafeEqual(candidate, token.digest)),
    );
    const account =
      match &&
      (await this.#store.accounts.find({
        login_key: match.login.toLowerCase(),
      }));
    if (!account) {
      throw new GithubError(401, 'Bad credentials');
    }
    return account;
  }
}

/** Finds out who makes a request, for {@link viewerOf}. */
export function authentication(authenticator: Authenticator): RequestHandler {
  return (req, res, next) => {
    authenticator.authenticate(req).then(viewer => {
      res.locals.viewer = viewer;
      if (viewer) {
        res.setHeader('X-OAuth-Scopes', 'repo, admin:org, workflow');
      }
      next();
    }, next);
  };
}

/** Who makes the request that a response belongs to. */
export function viewerOf(res: Response): AccountRow | undefined {
  return res.locals.viewer as AccountRow | undefined;
}

/** Who makes the request, which must not be anonymous. */
export function requireViewer(res: Response): AccountRow {
  const viewer = viewerOf(res);
  if (!viewer) {
    throw new GithubError(401, 'Requires authentication');
  }
  return viewer;
}

function readTokens(header: string | undefined): string[] {
  const [, scheme, value] = /^(\w+) +(.+)$/.exec(header ?? '') ?? [];
  switch (scheme?.toLowerCase()) {
    case 'bearer':
    case 'token':
      return [value.trim()];
    case 'basic': {
      const [user, password] = Buffer.from(value, 'base64')
        .toString('utf8')
        .split(/:(.*)/s);
      return [password, user].filter(Boolean);
    }
    default:
      return [];
  }
}

// Digests have one length, which a comparison in constant time needs.
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

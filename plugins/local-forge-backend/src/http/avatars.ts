import { createHash } from 'node:crypto';
import Router from 'express-promise-router';
import { getAccount } from '../forge/accounts';
import { Forge } from '../forge/Forge';

/** Pictures of accounts: the first letter of the login on a colour of its own. */
export function createAvatarsRouter(forge: Forge) {
  const router = Router();
  router.get('/avatars/:login', async (req, res) => {
    const { login, type } = await getAccount(forge.store, req.params.login);
    const hue =
      createHash('sha256').update(login).digest().readUInt16BE() % 360;
    const radius = type === 'User' ? 32 : 8; // As on GitHub people are round and organizations are not.
    res
      .type('svg')
      .send(
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">' +
          `<rect width="64" height="64" rx="${radius}" fill="hsl(${hue} 45% 40%)"/>` +
          '<text x="32" y="43" font-family="sans-serif" font-size="32" ' +
          `text-anchor="middle" fill="#fff">${login[0].toUpperCase()}</text></svg>`,
      );
  });
  return router;
}

import { RequestHandler } from 'express';
import { getAccount } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { html } from '../html';

/** The picture of an account, at the address that the REST API calls `avatar_url`: its first letter. */
export function avatarPicture(forge: Forge): RequestHandler {
  return async (req, res) => {
    const { login } = await getAccount(forge.store, req.params.login);
    const picture = html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 40 40"
    >
      <rect width="40" height="40" fill="#0f6b6b" />
      <text
        x="20"
        y="27"
        text-anchor="middle"
        font-family="system-ui, sans-serif"
        font-size="20"
        fill="#fff"
      >
        ${login[0].toUpperCase()}
      </text>
    </svg>`;
    // The portal shows it on its own pages.
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.type('svg').send(picture.toString());
  };
}

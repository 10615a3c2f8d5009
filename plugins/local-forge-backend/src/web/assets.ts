import Router from 'express-promise-router';
import { ICON, ICON_PATH } from './mark';
import { STYLE_PATH, STYLE_SHEET } from './style';

/** The style and the icon of the pages. */
export function createAssetsRouter() {
  const router = Router();
  router.get(STYLE_PATH, (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.type('css').send(STYLE_SHEET);
  });
  router.get(ICON_PATH, (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=86400');
    res.type('svg').send(ICON.toString());
  });
  return router;
}

import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';

/** The web pages of the forge. */
export function createWebRouter(_forge: Forge) {
  const router = Router();
  router.use((_req, res) => {
    res
      .status(404)
      .type('html')
      .send('<!doctype html><title>Not found</title><h1>Not found</h1>');
  });
  return router;
}

import express from 'express';
import Router from 'express-promise-router';
import { SourceRegistry } from '../intake/SourceRegistry';
import { TokenStore } from '../tokens/TokenStore';
import { AdminAccess } from './AdminAccess';
import { rotateBody, tokenBody } from './adminSchemas';
import { parseInput } from './readBody';

/** What tokens are made with. */
export interface TokensRouterOptions {
  access: AdminAccess;
  sources: SourceRegistry;
  tokens: TokenStore;
  rotationGraceMs: number;
}

/** Routes by which people say who may send. */
export function createTokensRouter(
  options: TokensRouterOptions,
): express.Router {
  const { access, sources, tokens, rotationGraceMs } = options;
  const router = Router();

  router.get('/tokens', async (req, res) => {
    await access.inspects(req);
    res.json({ items: await tokens.list() });
  });

  router.post('/tokens', async (req, res) => {
    const { name, source, components, expiresAt } = parseInput(
      tokenBody,
      req.body,
    );
    sources.get(source);
    const meta = { queryType: 'create-token', source, name };
    const { token, text } = await access.manages(req, meta, createdBy =>
      tokens.create({ name, source, components, expiresAt, createdBy }),
    );
    res.status(201).json({ ...token, token: text });
  });

  router.post('/tokens/:id/rotate', async (req, res) => {
    const { id } = req.params;
    const { graceSeconds } = parseInput(rotateBody, req.body);
    const meta = { queryType: 'rotate-token', id };
    const { token, text } = await access.manages(req, meta, () =>
      tokens.rotate(
        id,
        graceSeconds === undefined ? rotationGraceMs : graceSeconds * 1000,
      ),
    );
    res.json({ ...token, token: text });
  });

  router.delete('/tokens/:id', async (req, res) => {
    const { id } = req.params;
    await access.manages(req, { queryType: 'revoke-token', id }, () =>
      tokens.revoke(id),
    );
    res.status(204).end();
  });

  return router;
}

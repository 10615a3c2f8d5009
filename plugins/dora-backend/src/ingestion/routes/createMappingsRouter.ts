import express from 'express';
import Router from 'express-promise-router';
import { SourceRegistry } from '../intake/SourceRegistry';
import { RuleStore } from '../mapping/RuleStore';
import { TargetMapper } from '../mapping/TargetMapper';
import { TargetStore } from '../mapping/TargetStore';
import { AdminAccess } from './AdminAccess';
import { pageQuery, ruleBody } from './adminSchemas';
import { parseInput } from './readBody';

/** What mappings are made with. */
export interface MappingsRouterOptions {
  access: AdminAccess;
  sources: SourceRegistry;
  rules: RuleStore;
  targets: TargetStore;
  mapper: TargetMapper;
}

/** Routes by which people say what the words of sources mean. */
export function createMappingsRouter(
  options: MappingsRouterOptions,
): express.Router {
  const { access, sources, rules, targets, mapper } = options;
  const router = Router();

  router.get('/unmapped', async (req, res) => {
    await access.reads(req);
    const { limit, cursor } = parseInput(pageQuery, req.query);
    const found = await targets.after(
      Number(cursor ?? 0),
      limit + 1,
      'unmapped',
    );
    const shown = found.slice(0, limit);
    const counts = await targets.counts(shown.map(({ id }) => id));
    const items = await Promise.all(
      shown.map(async one => {
        const resolution = await mapper.explain(one);
        return {
          source: one.source,
          target: one.target,
          ...counts.get(one.id),
          missing: resolution.mapped ? null : resolution.missing,
          reason: resolution.mapped
            ? 'it can be mapped now, and is about to be'
            : resolution.reason,
        };
      }),
    );
    res.json({
      items,
      pageInfo: {
        nextCursor:
          found.length > limit ? String(shown[limit - 1].id) : undefined,
      },
    });
  });

  router.get('/mappings', async (req, res) => {
    await access.reads(req);
    res.json({ items: await rules.list() });
  });

  router.post('/mappings', async (req, res) => {
    const rule = parseInput(ruleBody, req.body);
    sources.get(rule.source);
    const meta = { queryType: 'map', source: rule.source, value: rule.value };
    const stored = await access.manages(req, meta, async createdBy =>
      rules.set({ ...rule, createdBy }),
    );
    await mapper.remap();
    res.status(201).json(stored);
  });

  router.delete('/mappings/:id', async (req, res) => {
    const { id } = req.params;
    await access.manages(req, { queryType: 'unmap', id }, () =>
      rules.delete(id),
    );
    await mapper.remap();
    res.status(204).end();
  });

  return router;
}

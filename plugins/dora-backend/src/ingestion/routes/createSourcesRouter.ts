import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { DeliveryStore } from '../intake/DeliveryStore';
import { SourceRegistry } from '../intake/SourceRegistry';
import { SynchronizationStore } from '../synchronization/SynchronizationStore';
import { AdminAccess } from './AdminAccess';
import { parseInput } from './readBody';

/** What is known of the sources. */
export interface SourcesRouterOptions {
  access: AdminAccess;
  sources: SourceRegistry;
  deliveries: DeliveryStore;
  synchronizations: SynchronizationStore;
}

/** Routes by which people see where signals come from. */
export function createSourcesRouter(
  options: SourcesRouterOptions,
): express.Router {
  const { access, sources, deliveries, synchronizations } = options;
  const router = Router();

  router.get('/sources', async (req, res) => {
    await access.reads(req);
    const counts = await deliveries.counts();
    res.json({
      items: sources.all.map(({ id, title, provides, webhook }) => ({
        id,
        title,
        provides,
        ...(webhook ? { path: `/api/dora/ingest/${id}` } : {}),
        deliveries: counts
          .filter(one => one.source === id)
          .map(({ state, count, last }) => ({
            state,
            count,
            lastAt: new Date(last).toISOString(),
          })),
      })),
    });
  });

  router.get('/synchronizations', async (req, res) => {
    await access.reads(req);
    const { repository } = parseInput(
      z.object({ repository: z.string().optional() }),
      req.query,
    );
    const items = await synchronizations.list(repository);
    res.json({ items: items.map(({ cursor: _, ...state }) => state) });
  });

  return router;
}

import express from 'express';
import Router from 'express-promise-router';
import { DeliveryIntake } from '../intake/DeliveryIntake';
import { DeliveryStore } from '../intake/DeliveryStore';
import { replay } from '../intake/replay';
import { AdminAccess } from './AdminAccess';
import { deliveriesQuery, pageQuery, replayBody } from './adminSchemas';
import { presentDelivery } from './presentDelivery';
import { parseInput } from './readBody';

/** What deliveries are kept and read with. */
export interface DeliveriesRouterOptions {
  access: AdminAccess;
  deliveries: DeliveryStore;
  intake: DeliveryIntake;
}

/** Routes by which people see what came in, and have it read again. */
export function createDeliveriesRouter(
  options: DeliveriesRouterOptions,
): express.Router {
  const { access, deliveries, intake } = options;
  const router = Router();

  router.get('/deliveries', async (req, res) => {
    await access.inspects(req);
    const { limit, cursor, ...filter } = parseInput(deliveriesQuery, req.query);
    const page = await deliveries.list(filter, { limit, cursor });
    res.json({
      items: page.items.map(presentDelivery),
      pageInfo: { nextCursor: page.nextCursor },
    });
  });

  router.get('/rejected', async (req, res) => {
    await access.inspects(req);
    const { limit, cursor, source } = parseInput(pageQuery, req.query);
    const page = await deliveries.list(
      { source, state: 'rejected' },
      { limit, cursor },
    );
    res.json({
      items: page.items.map(presentDelivery),
      pageInfo: { nextCursor: page.nextCursor },
    });
  });

  router.post('/replay', async (req, res) => {
    const filter = parseInput(replayBody, req.body);
    const result = await access.manages(req, { queryType: 'replay' }, () =>
      replay({ deliveries, intake }, filter),
    );
    res.json(result);
  });

  return router;
}

import { Request, RequestHandler, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { administers } from '../forge/access';
import { getAccount } from '../forge/accounts';
import { Forge, now, Repository } from '../forge/Forge';
import { requireViewer } from '../http/auth';
import { forbidden, invalidField, notFound } from '../http/errors';
import { paginate } from '../http/pagination';
import { AccountRow, HookRow } from '../store';
import { presentDelivery, presentHook } from './presenters/hooks';
import { changes, readBody, readId } from './request';

const hookConfig = z.object({
  url: z.url({ protocol: /^https?$/ }),
  content_type: z.enum(['json', 'form']).default('form'),
  secret: z.string().optional(),
  insecure_ssl: z.union([z.string(), z.number()]).optional(),
});

const createBody = z.object({
  name: z.string().default('web'),
  active: z.boolean().default(true),
  events: z.array(z.string()).default(['push']),
  config: hookConfig,
});

const updateBody = z.object({
  active: z.boolean().optional(),
  events: z.array(z.string()).optional(),
  add_events: z.array(z.string()).optional(),
  remove_events: z.array(z.string()).optional(),
  config: hookConfig.optional(),
});

/** The repository or organization that a webhook belongs to. */
interface HookOwner {
  repository?: Repository;
  organization?: AccountRow;
  viewer: AccountRow;
  where: Pick<HookRow, 'repository_id' | 'organization_id'>;
}

type HookHandler = (
  req: Request,
  res: Response,
  owner: HookOwner,
) => Promise<void>;

/** Routes of webhooks, of repositories and of organizations alike. */
export function createHooksRouter(forge: Forge) {
  const router = Router();
  const { store, urls, events } = forge;
  const { hooks, deliveries } = store;

  const find = async ({ where }: HookOwner, id: string) => {
    const hook = await hooks.find({ ...where, id: readId(id) });
    if (!hook) {
      throw notFound();
    }
    return hook;
  };
  const findDelivery = async (req: Request, owner: HookOwner) => {
    const hook = await find(owner, req.params.hook);
    const id = readId(req.params.delivery);
    const delivery = await deliveries.find({ id, hook_id: hook.id });
    if (!delivery) {
      throw notFound();
    }
    return delivery;
  };
  const present = (owner: HookOwner, hook: HookRow) =>
    presentHook(urls, owner, hook);
  const ping = async (owner: HookOwner, hook: HookRow) =>
    events.deliver(hook, {
      event: 'ping',
      repository: owner.repository,
      organization: owner.organization,
      sender: owner.viewer,
      payload: () => ({
        zen: 'Speak like a human.',
        hook_id: hook.id,
        hook: present(owner, hook),
      }),
    });

  const handlers: [
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    handle: HookHandler,
  ][] = [
    [
      'get',
      '',
      async (req, res, owner) => {
        const items = await hooks.list(owner.where, { order: ['id', 'asc'] });
        res.json(
          paginate(req, res, { baseUrl: urls.base, items }).map(hook =>
            present(owner, hook),
          ),
        );
      },
    ],
    [
      'post',
      '',
      async (req, res, owner) => {
        const body = readBody(req, 'Hook', createBody);
        const { url, content_type, secret = null } = body.config;
        if (await hooks.find({ ...owner.where, url })) {
          throw invalidField(
            'Hook',
            'url',
            'Hook already exists on this repository',
          );
        }
        const time = now();
        const hook = await hooks.insert({
          ...owner.where,
          url,
          content_type,
          secret,
          events: body.events,
          active: body.active,
          configured: false,
          created_at: time,
          updated_at: time,
        });
        await ping(owner, hook);
        res.status(201).json(present(owner, hook));
      },
    ],
    [
      'get',
      '/:hook',
      async (req, res, owner) => {
        res.json(present(owner, await find(owner, req.params.hook)));
      },
    ],
    [
      'patch',
      '/:hook',
      async (req, res, owner) => {
        const hook = await find(owner, req.params.hook);
        const body = readBody(req, 'Hook', updateBody);
        const { add_events = [], remove_events = [], config } = body;
        const named = [...(body.events ?? hook.events), ...add_events];
        const change = {
          active: body.active ?? hook.active,
          events: [...new Set(named)].filter(
            event => !remove_events.includes(event),
          ),
          ...(config
            ? {
                url: config.url,
                content_type: config.content_type,
                secret: config.secret ?? null,
              }
            : {}),
          updated_at: now(),
        };
        await hooks.update({ id: hook.id }, change);
        res.json(present(owner, { ...hook, ...change }));
      },
    ],
    [
      'delete',
      '/:hook',
      async (req, res, owner) => {
        const hook = await find(owner, req.params.hook);
        await hooks.delete({ id: hook.id });
        res.status(204).end();
      },
    ],
    [
      'post',
      '/:hook/pings',
      async (req, res, owner) => {
        await ping(owner, await find(owner, req.params.hook));
        res.status(204).end();
      },
    ],
    [
      'get',
      '/:hook/deliveries',
      async (req, res, owner) => {
        const hook = await find(owner, req.params.hook);
        const all = await deliveries.list(
          { hook_id: hook.id },
          { order: ['id', 'desc'] },
        );
        // As on GitHub only what has been tried shows; what waits for its first attempt does not.
        const items = all.filter(one => one.delivered_at !== null);
        res.json(
          paginate(req, res, { baseUrl: urls.base, items }).map(one => {
            const { request, response, url, ...item } = presentDelivery(
              one,
              '',
            );
            return item;
          }),
        );
      },
    ],
    [
      'get',
      '/:hook/deliveries/:delivery',
      async (req, res, owner) => {
        const hook = await find(owner, req.params.hook);
        const delivery = await findDelivery(req, owner);
        res.json(presentDelivery(delivery, hook.url));
      },
    ],
    [
      'post',
      '/:hook/deliveries/:delivery/attempts',
      async (req, res, owner) => {
        await events.redeliver(await findDelivery(req, owner));
        res.status(202).json({});
      },
    ],
  ];

  for (const [method, path, handle] of handlers) {
    router[method](
      `/repos/:owner/:repo/hooks${path}`,
      ofRepository(forge, handle),
    );
    router[method](`/orgs/:org/hooks${path}`, ofOrganization(forge, handle));
  }
  return router;
}

function ofRepository(forge: Forge, handle: HookHandler): RequestHandler {
  return changes(forge, 'admin', ({ req, res, repository, viewer }) =>
    handle(req, res, {
      repository,
      viewer,
      where: { repository_id: repository.row.id, organization_id: null },
    }),
  );
}

function ofOrganization(forge: Forge, handle: HookHandler): RequestHandler {
  return async (req, res) => {
    const viewer = requireViewer(res);
    const { org } = req.params;
    const organization = await getAccount(forge.store, org, 'Organization');
    if (!(await administers(forge.store, viewer, organization))) {
      throw forbidden('Must have admin rights to the organization.');
    }
    await handle(req, res, {
      organization,
      viewer,
      where: { repository_id: null, organization_id: organization.id },
    });
  };
}

import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  doraDataQualityReadPermission,
  doraIngestionManagePermission,
} from '@milepost/plugin-dora-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { DeliveryIntake } from '../intake/DeliveryIntake';
import { DeliveryStore } from '../intake/DeliveryStore';
import { replay } from '../intake/replay';
import { SourceRegistry } from '../intake/SourceRegistry';
import { RuleStore } from '../mapping/RuleStore';
import { TargetMapper } from '../mapping/TargetMapper';
import { TargetStore } from '../mapping/TargetStore';
import { SynchronizationStore } from '../synchronization/SynchronizationStore';
import { TokenStore } from '../tokens/TokenStore';
import {
  deliveriesQuery,
  pageQuery,
  replayBody,
  rotateBody,
  ruleBody,
  tokenBody,
} from './adminSchemas';
import { presentDelivery } from './presentDelivery';
import { parseInput } from './readBody';

/** What the routes of those who operate the way in work with. */
export interface IngestionAdminRouterOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  sources: SourceRegistry;
  deliveries: DeliveryStore;
  intake: DeliveryIntake;
  tokens: TokenStore;
  rules: RuleStore;
  targets: TargetStore;
  mapper: TargetMapper;
  synchronizations: SynchronizationStore;
  rotationGraceMs: number;
}

/** Routes by which people see what came in and what became of it, and mend it. */
export function createIngestionAdminRouter(
  options: IngestionAdminRouterOptions,
): express.Router {
  const { httpAuth, permissions, auditor } = options;
  const { sources, deliveries, intake, tokens, rules, targets } = options;
  const { mapper, synchronizations, rotationGraceMs } = options;
  const router = Router();
  router.use(express.json());

  const allow = async (req: Request, permission: BasicPermission) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const [{ result }] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${permission.name} is needed; the operators of the portal have it`,
      );
    }
    return nameOf(credentials);
  };
  const reads = (req: Request) => allow(req, doraDataQualityReadPermission);
  // Bodies, and who may send them, are more than the quality of the data.
  const inspects = (req: Request) => allow(req, doraIngestionManagePermission);

  /** Does what changes who may send or what it means, and writes down who did. */
  const manages = async <T>(
    req: Request,
    meta: Record<string, string>,
    act: (by: string) => Promise<T>,
  ): Promise<T> => {
    const event = await auditor.createEvent({
      eventId: 'ingestion',
      severityLevel: 'medium',
      request: req,
      meta,
    });
    try {
      const result = await act(await allow(req, doraIngestionManagePermission));
      await event.success();
      return result;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  };

  router.get('/sources', async (req, res) => {
    await reads(req);
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
    await reads(req);
    const { repository } = parseInput(
      z.object({ repository: z.string().optional() }),
      req.query,
    );
    const items = await synchronizations.list(repository);
    res.json({ items: items.map(({ cursor: _, ...state }) => state) });
  });

  router.get('/deliveries', async (req, res) => {
    await inspects(req);
    const { limit, cursor, ...filter } = parseInput(deliveriesQuery, req.query);
    const page = await deliveries.list(filter, { limit, cursor });
    res.json({
      items: page.items.map(presentDelivery),
      pageInfo: { nextCursor: page.nextCursor },
    });
  });

  router.get('/rejected', async (req, res) => {
    await inspects(req);
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
    const result = await manages(req, { queryType: 'replay' }, () =>
      replay({ deliveries, intake }, filter),
    );
    res.json(result);
  });

  router.get('/unmapped', async (req, res) => {
    await reads(req);
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
    await reads(req);
    res.json({ items: await rules.list() });
  });

  router.post('/mappings', async (req, res) => {
    const rule = parseInput(ruleBody, req.body);
    sources.get(rule.source);
    const meta = { queryType: 'map', source: rule.source, value: rule.value };
    const stored = await manages(req, meta, async createdBy =>
      rules.set({ ...rule, createdBy }),
    );
    await mapper.remap();
    res.status(201).json(stored);
  });

  router.delete('/mappings/:id', async (req, res) => {
    const { id } = req.params;
    await manages(req, { queryType: 'unmap', id }, () => rules.delete(id));
    await mapper.remap();
    res.status(204).end();
  });

  router.get('/tokens', async (req, res) => {
    await inspects(req);
    res.json({ items: await tokens.list() });
  });

  router.post('/tokens', async (req, res) => {
    const { name, source, components, expiresAt } = parseInput(
      tokenBody,
      req.body,
    );
    sources.get(source);
    const meta = { queryType: 'create-token', source, name };
    const { token, text } = await manages(req, meta, createdBy =>
      tokens.create({ name, source, components, expiresAt, createdBy }),
    );
    res.status(201).json({ ...token, token: text });
  });

  router.post('/tokens/:id/rotate', async (req, res) => {
    const { id } = req.params;
    const { graceSeconds } = parseInput(rotateBody, req.body);
    const meta = { queryType: 'rotate-token', id };
    const { token, text } = await manages(req, meta, () =>
      tokens.rotate(
        id,
        graceSeconds === undefined ? rotationGraceMs : graceSeconds * 1000,
      ),
    );
    res.json({ ...token, token: text });
  });

  router.delete('/tokens/:id', async (req, res) => {
    const { id } = req.params;
    await manages(req, { queryType: 'revoke-token', id }, () =>
      tokens.revoke(id),
    );
    res.status(204).end();
  });

  return router;
}

function nameOf({ principal }: BackstageCredentials): string {
  const user = principal as Partial<BackstageUserPrincipal> & {
    subject?: string;
  };
  return user.userEntityRef ?? user.subject ?? 'unknown';
}

import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { examples } from './createWaitForEntityAction.examples';

const POLL_INTERVAL_MS = 250;
const DEFAULT_TIMEOUT_SECONDS = 60;

/**
 * Waits until the catalog shows an entity, so that the link at the end of a task
 * leads somewhere. Registering only promises that.
 *
 * @public
 */
export function createWaitForEntityAction(options: {
  catalog: CatalogService;
}) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'golden-path:catalog:wait',
    description:
      'Waits until the catalog shows an entity that was registered from the given location.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        entityRef: z => z.string().describe('Entity reference to wait for'),
        catalogInfoUrl: z =>
          z.string().describe('Where the entity was registered from'),
        timeoutSeconds: z =>
          z
            .number()
            .positive()
            .optional()
            .describe(
              `How long to wait. Default: ${DEFAULT_TIMEOUT_SECONDS} seconds`,
            ),
      },
      output: {
        entityRef: z => z.string().describe('The entity that is now there'),
      },
    },
    async handler(ctx) {
      const { entityRef, catalogInfoUrl } = ctx.input;
      const seconds = ctx.input.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would wait until the catalog shows ${entityRef}`);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      const deadline = Date.now() + seconds * 1000;
      while (Date.now() < deadline) {
        const entity = await catalog.getEntityByRef(entityRef, { credentials });
        if (entity) {
          refuseForeign(entity, catalogInfoUrl);
          ctx.logger.info(`The catalog shows ${entityRef}`);
          return;
        }
        await sleep(POLL_INTERVAL_MS, undefined, { signal: ctx.signal });
      }
      throw new ServiceUnavailableError(
        `The catalog took ${catalogInfoUrl} but does not show ${entityRef} after ${seconds} seconds. It may have refused the file: correct it in the repository, then press Retry.`,
      );
    },
  });
}

function refuseForeign(entity: Entity, catalogInfoUrl: string) {
  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  if (origin !== `url:${catalogInfoUrl}`) {
    throw new ConflictError(
      `The catalog's ${stringifyEntityRef(
        entity,
      )} comes from ${origin}, not from ${catalogInfoUrl}: rename one of them in its catalog-info.yaml, then press Retry.`,
    );
  }
}

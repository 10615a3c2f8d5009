import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from '../forge/createForgeClient';
import { findNameConflict } from '../forge/findNameConflict';
import { findNameFault } from '@milepost/plugin-golden-paths-node';
import { examples } from './createCheckAction.examples';

/**
 * Refuses what can be known to be wrong before anything is made: an illegal or taken
 * name, an owner or a system that the catalog does not have.
 *
 * @public
 */
export function createCheckAction(options: {
  config: GoldenPathsConfig;
  createForgeClient: ForgeClientFactory;
  catalog: CatalogService;
}) {
  const { config, createForgeClient, catalog } = options;
  return createTemplateAction({
    id: 'golden-path:check',
    description:
      'Checks that a name is legal and free on the forge and in the catalog, and that owner and system exist. Creates nothing.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        name: z => z.string().describe('Name of the new component'),
        owner: z => z.string().describe('Entity reference of the owning group'),
        system: z =>
          z
            .string()
            .optional()
            .describe('Entity reference of the system it belongs to, if any'),
      },
      output: {
        ownerName: z => z.string().describe('Plain name of the owning group'),
        systemName: z =>
          z.string().describe('Plain name of the system, or nothing'),
      },
    },
    async handler(ctx) {
      const { name, owner, system } = ctx.input;
      const fault = findNameFault(name);
      if (fault) {
        throw new InputError(fault);
      }
      const credentials = await ctx.getInitiatorCredentials();
      const lookUp = async (ref: string, kind: string) => {
        const compound = parseEntityRef(ref, {
          defaultKind: kind,
          defaultNamespace: DEFAULT_NAMESPACE,
        });
        const entity = await catalog.getEntityByRef(compound, { credentials });
        if (!entity || compound.kind.toLowerCase() !== kind) {
          throw new InputError(
            `The catalog has no ${kind} '${stringifyEntityRef(
              compound,
            )}': start again and choose one from the list.`,
          );
        }
        return compound.name;
      };
      ctx.output('ownerName', await lookUp(owner, 'group'));
      ctx.output('systemName', system ? await lookUp(system, 'system') : '');

      const conflict = await findNameConflict({
        name,
        config,
        createForgeClient,
        catalog,
        credentials,
      });
      if (conflict) {
        throw new ConflictError(conflict);
      }
      ctx.logger.info(`The name ${name} is free`);
    },
  });
}

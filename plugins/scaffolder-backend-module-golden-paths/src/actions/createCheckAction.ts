import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type ApiEntity,
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeApi,
  findNameFault,
  NO_API,
  toOneLine,
  type GoldenPathsConfig,
} from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from '../forge/createForgeClient';
import { findNameConflict } from '../forge/findNameConflict';
import { examples } from './createCheckAction.examples';

/**
 * Refuses what can be known to be wrong before anything is made: an illegal or taken
 * name, an owner, a system or an API that the catalog does not have, a new system that
 * it has.
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
      'Checks that a name is legal and free on the forge and in the catalog, that the owner and the API that it calls exist, and that the system exists or, if it is to be new, does not. Creates nothing.',
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
        newSystem: z =>
          z
            .string()
            .optional()
            .describe('Name of the system that begins with it, instead'),
        api: z =>
          z
            .string()
            .optional()
            .describe('Entity reference of an API that it calls, if any'),
        description: z =>
          z.string().optional().describe('What a person typed about it'),
      },
      output: {
        ownerName: z => z.string().describe('Plain name of the owning group'),
        systemName: z =>
          z
            .string()
            .describe(
              'Name of the system, with its namespace unless that is the default, or nothing',
            ),
        systemIsNew: z =>
          z.boolean().describe('Whether the system has yet to be created'),
        api: z =>
          z
            .object({
              kind: z.enum(['', 'http', 'grpc']),
              ref: z.string(),
              namespace: z.string(),
              name: z.string(),
              component: z.string(),
              path: z.string(),
            })
            .describe(
              'The API that it calls: how, its names, the component that provides it, and over HTTP a path to read; all empty without one',
            ),
        description: z =>
          z.string().describe('The description as one line of printable text'),
      },
    },
    async handler(ctx) {
      const {
        name,
        owner,
        system,
        newSystem,
        api,
        description = '',
      } = ctx.input;
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
        return { ...compound, entity };
      };
      ctx.output('ownerName', (await lookUp(owner, 'group')).name);
      ctx.output('description', toOneLine(description));

      if (system && newSystem) {
        throw new InputError(
          `Either choose the system '${system}' or name a new one, '${newSystem}': it cannot be part of both.`,
        );
      }
      ctx.output('systemIsNew', Boolean(newSystem));
      if (newSystem) {
        await refuseTakenSystem(newSystem, { catalog, credentials });
        ctx.output('systemName', newSystem);
      } else if (system) {
        const found = await lookUp(system, 'system');
        ctx.output(
          'systemName',
          found.namespace === DEFAULT_NAMESPACE
            ? found.name
            : `${found.namespace}/${found.name}`,
        );
      } else {
        ctx.output('systemName', '');
      }

      if (api) {
        const { entity } = await lookUp(api, 'api');
        ctx.output('api', describeApi(entity as ApiEntity));
      } else {
        ctx.output('api', NO_API);
      }

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

async function refuseTakenSystem(
  name: string,
  options: { catalog: CatalogService; credentials: BackstageCredentials },
) {
  const fault = findNameFault(name);
  if (fault) {
    throw new InputError(`The name of the new system: ${fault}`);
  }
  const taken = await options.catalog.getEntityByRef(
    { kind: 'system', namespace: DEFAULT_NAMESPACE, name },
    { credentials: options.credentials },
  );
  if (taken) {
    throw new ConflictError(
      `The catalog already has a system named '${name}': start again and choose it from the list.`,
    );
  }
}

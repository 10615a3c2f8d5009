import type { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AutocompleteHandler } from '@backstage/plugin-scaffolder-node/alpha';
import type { GoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from './forge/createForgeClient';
import { findNameConflict } from './forge/findNameConflict';
import { findNameFault } from '@milepost/plugin-golden-paths-node';

/**
 * Answers the form's question whether a name can be taken, and what would be made
 * under it. Resource `name`, context `{ name }`; the answer has either one item with
 * the id `problem`, or one item for each thing that would be created.
 */
export function createNameAutocomplete(options: {
  config: GoldenPathsConfig;
  createForgeClient: ForgeClientFactory;
  catalog: CatalogService;
  auth: AuthService;
}): AutocompleteHandler {
  const { config, createForgeClient, catalog, auth } = options;
  return async ({ resource, context }) => {
    if (resource !== 'name') {
      throw new InputError(
        `The golden paths complete the resource 'name', not '${resource}'`,
      );
    }
    const name = context?.name ?? '';
    const problem =
      findNameFault(name) ??
      (await findNameConflict({
        name,
        config,
        createForgeClient,
        catalog,
        // Whether a name is taken must not depend on who may see its owner.
        credentials: await auth.getOwnServiceCredentials(),
      }));
    if (problem) {
      return { results: [{ id: 'problem', title: problem }] };
    }
    const { url, organization } = config.forge;
    return {
      results: [
        { id: 'repository', title: `${url}/${organization}/${name}` },
        {
          id: 'application',
          title: `${config.argocd.url}/applications?search=${name}`,
        },
        { id: 'component', title: `component:default/${name}` },
      ],
    };
  };
}

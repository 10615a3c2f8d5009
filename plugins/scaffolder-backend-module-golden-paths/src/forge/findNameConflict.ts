import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { GoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import type { ForgeClientFactory } from './createForgeClient';
import { hasStatus, talkingTo } from './errors';

/**
 * Says in one sentence who already has a name, or nothing when it is free on the
 * forge and in the catalog.
 */
export async function findNameConflict(options: {
  name: string;
  config: GoldenPathsConfig;
  createForgeClient: ForgeClientFactory;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<string | undefined> {
  const { name, config, createForgeClient, catalog, credentials } = options;
  const { host, organization, url } = config.forge;
  const entity = await catalog.getEntityByRef(
    { kind: 'component', namespace: 'default', name },
    { credentials },
  );
  if (entity) {
    return `The catalog already has a component named '${name}': choose another name.`;
  }
  const { octokit } = await createForgeClient();
  try {
    await talkingTo(host, () =>
      octokit.rest.repos.get({ owner: organization, repo: name }),
    );
  } catch (error) {
    if (hasStatus(error, 404)) {
      return undefined;
    }
    throw error;
  }
  return `The repository ${url}/${organization}/${name} already exists: choose another name, or, if a failed task left it, open that task and press Retry.`;
}

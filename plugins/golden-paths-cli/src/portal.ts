import { ConfigSources } from '@backstage/config-loader';
import type { Config } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readGoldenPathsConfig } from '@milepost/plugin-golden-paths-node';
import path from 'node:path';
import { createLogger } from './logger';
import { createFetchTemplate, type RunFetchTemplate } from './render';

/** What rendering needs of the portal's configuration. */
export type Portal = {
  goldenPaths: JsonObject;
  fetchTemplate: RunFetchTemplate;
};

/** Reads `app-config.yaml`, as the portal on this machine does. */
export async function readPortal(root: string): Promise<Portal> {
  const config: Config = await ConfigSources.toConfig(
    ConfigSources.default({
      rootDir: root,
      // Nothing here lives long enough to see a change.
      watch: false,
      argv: ['--config', path.join(root, 'app-config.yaml')],
    }),
  );
  return {
    goldenPaths: { ...readGoldenPathsConfig(config) },
    fetchTemplate: createFetchTemplate({ config, logger: createLogger() }),
  };
}

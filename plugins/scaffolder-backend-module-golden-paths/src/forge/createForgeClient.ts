import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import type { GoldenPathsConfig } from '@milepost/plugin-golden-paths-node';

/** The forge, as one action sees it: a token that is valid now, and a client that uses it. */
export type ForgeClient = { octokit: Octokit; token: string };

/** Makes a client for one action. App tokens expire within the hour: keep none. */
export type ForgeClientFactory = () => Promise<ForgeClient>;

const nothing = () => {};

// Octokit would print every 404 to the console, although a name that is free is one.
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Creates clients with the credentials of `integrations.github`, token or App. */
export function createForgeClientFactory(
  rootConfig: Config,
  { forge }: GoldenPathsConfig,
): ForgeClientFactory {
  const provider = DefaultGithubCredentialsProvider.fromIntegrations(
    ScmIntegrations.fromConfig(rootConfig),
  );
  return async () => {
    const { token } = await provider.getCredentials({
      url: `${forge.url}/${forge.organization}`,
    });
    if (!token) {
      throw new InputError(
        `integrations.github has no credentials for '${forge.host}'; please configure a token or an App there`,
      );
    }
    const octokit = new Octokit({
      baseUrl: forge.apiBaseUrl,
      auth: token,
      log: SILENT,
    });
    return { octokit, token };
  };
}

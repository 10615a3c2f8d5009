import { RootConfigService } from '@backstage/backend-plugin-api';

/** What an organisation may set. */
export interface GithubOptions {
  /** Labels of issues that are incidents. */
  incidentLabels: string[];
}

/** Reads `dora.sources.github`. */
export function readGithubOptions(config: RootConfigService): GithubOptions {
  const own = config.getOptionalConfig('dora.sources.github');
  return {
    incidentLabels: own?.getOptionalStringArray('incidentLabels') ?? [
      'incident',
    ],
  };
}

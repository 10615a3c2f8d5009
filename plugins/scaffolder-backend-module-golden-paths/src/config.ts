import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';

const VISIBILITIES = ['public', 'private'] as const;

/** Who may read a repository, in GitHub's terms. */
export type Visibility = (typeof VISIBILITIES)[number];

/** The settings of the golden paths. See config.d.ts for what each means. */
export type GoldenPathsConfig = {
  forge: {
    host: string;
    /** Web address without a trailing slash. */
    url: string;
    apiBaseUrl: string;
    organization: string;
    visibility: Visibility;
  };
  gitops: { repository: string; branch: string };
  registry: string;
  modulePrefix: string;
  argocd: { url: string; instance: string };
  /** Web address of a component's dashboard, with `{name}` for its name. */
  dashboardUrl?: string;
  /** Web address of the portal without a trailing slash. */
  portalUrl: string;
};

/**
 * Reads `goldenPaths` together with the integration that it names.
 *
 * @throws InputError when no `integrations.github` entry has the forge's host.
 */
export function readGoldenPathsConfig(config: Config): GoldenPathsConfig {
  const paths = config.getConfig('goldenPaths');
  const host = paths.getString('forge.host');
  const integration = ScmIntegrations.fromConfig(config).github.byHost(host);
  if (!integration?.config.apiBaseUrl) {
    throw new InputError(
      `goldenPaths.forge.host is '${host}', but integrations.github has no entry with that host; please add one`,
    );
  }
  const { apiBaseUrl } = integration.config;
  const visibility = paths.getOptionalString('forge.visibility') ?? 'private';
  if (!isVisibility(visibility)) {
    throw new InputError(
      `goldenPaths.forge.visibility is '${visibility}'; please use one of ${VISIBILITIES.join(
        ', ',
      )}`,
    );
  }
  return {
    forge: {
      host,
      // GitHub's web pages and its API always speak the same protocol.
      url: `${new URL(apiBaseUrl).protocol}//${host}`,
      apiBaseUrl,
      organization: paths.getString('forge.organization'),
      visibility,
    },
    gitops: {
      repository: paths.getString('gitops.repository'),
      branch: paths.getOptionalString('gitops.branch') ?? 'main',
    },
    registry: paths.getString('registry'),
    modulePrefix: paths.getString('modulePrefix'),
    argocd: {
      url: paths.getString('argocd.url'),
      instance: paths.getString('argocd.instance'),
    },
    dashboardUrl: paths.getOptionalString('dashboardUrl'),
    portalUrl: config.getString('app.baseUrl').replace(/\/$/, ''),
  };
}

function isVisibility(value: string): value is Visibility {
  return VISIBILITIES.some(visibility => visibility === value);
}

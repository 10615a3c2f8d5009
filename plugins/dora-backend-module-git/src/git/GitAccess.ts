import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';

/** Who may read which repository, by `integrations` of the configuration. */
export class GitAccess {
  readonly #integrations: ScmIntegrations;
  readonly #github: GithubCredentialsProvider;

  static fromConfig(config: RootConfigService): GitAccess {
    return new GitAccess(ScmIntegrations.fromConfig(config));
  }

  private constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
    this.#github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /** Whether a repository is on a host that is configured, and is read by HTTP. */
  has(url: string): boolean {
    return (
      /^https?:\/\//.test(url) && this.#integrations.byUrl(url) !== undefined
    );
  }

  /** What git needs in its environment; arguments could be seen by every process. */
  async environment(url: string): Promise<Record<string, string>> {
    const credentials = await this.#credentials(url);
    const base = { GIT_ALLOW_PROTOCOL: 'http:https' };
    return credentials
      ? {
          ...base,
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraHeader`,
          GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(
            credentials,
          ).toString('base64')}`,
        }
      : base;
  }

  async #credentials(url: string): Promise<string | undefined> {
    if (this.#integrations.github.byUrl(url)) {
      const { token } = await this.#github.getCredentials({ url });
      return token && `x-access-token:${token}`;
    }
    const gitlab = this.#integrations.gitlab.byUrl(url)?.config;
    if (gitlab?.token) {
      return `oauth2:${gitlab.token}`;
    }
    const gitea = this.#integrations.gitea.byUrl(url)?.config;
    return gitea?.password && `${gitea.username ?? ''}:${gitea.password}`;
  }
}

import { Config } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import { toRetryLater } from './toRetryLater';

const nothing = () => {};

// Octokit would print every answer that is no success, although 304 is a good one.
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Makes clients with the credentials of `integrations.github`, token or App. */
export class GithubClients {
  readonly #integrations: ScmIntegrations;
  readonly #credentials: GithubCredentialsProvider;

  static fromConfig(config: Config): GithubClients {
    return new GithubClients(ScmIntegrations.fromConfig(config));
  }

  private constructor(integrations: ScmIntegrations) {
    this.#integrations = integrations;
    this.#credentials =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  }

  /** Whether a repository is on a GitHub that is configured. */
  has(url: string): boolean {
    return this.#integrations.github.byUrl(url) !== undefined;
  }

  /** A client for one piece of work: the token of an App expires within the hour. */
  async create(url: string): Promise<Octokit> {
    const { token } = await this.#credentials.getCredentials({ url });
    const octokit = new Octokit({
      baseUrl: this.#integrations.github.byUrl(url)?.config.apiBaseUrl,
      auth: token,
      log: SILENT,
    });
    return respectLimits(octokit);
  }
}

/** Has a client say until when to wait where GitHub refuses because of too many requests. */
export function respectLimits(octokit: Octokit): Octokit {
  octokit.hook.error('request', error => {
    throw toRetryLater(error, Date.now()) ?? error;
  });
  return octokit;
}

import { resolve } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isLogin } from './git';
import { ForgeToken } from './http/auth';

const DEFAULT_PORT = 7010; // The address that the documentation and the sample configuration name.
const DEFAULT_DATA_DIR = '.data/forge';

/** A user that the forge begins with. */
export interface UserConfig {
  login: string;
  name?: string;
  email?: string;
}

/** An organization that the forge begins with. */
export interface OrganizationConfig {
  login: string;
  name?: string;
  webhooks: { url: string; secret?: string; events: string[] }[];
  teams: { slug: string; name: string; members: string[] }[];
  repositories: { name: string; description?: string; from?: string }[];
}

/** The configuration of the forge. */
export interface ForgeConfig {
  port: number;
  dataDir: string;
  tokens: ForgeToken[];
  tokenUser: string;
  users: UserConfig[];
  organizations: OrganizationConfig[];
}

/** Reads the configuration under `localForge`; paths are relative to the working directory. */
export function readForgeConfig(config: Config): ForgeConfig {
  const tokenUser = readLogin(config, 'tokenUser');
  const users = (config.getOptionalConfigArray('users') ?? []).map(user => ({
    login: readLogin(user, 'login'),
    name: user.getOptionalString('name'),
    email: user.getOptionalString('email'),
    token: user.getOptionalString('token'),
  }));
  const tokens = users.flatMap(({ login, token }) =>
    token ? [{ login, token }] : [],
  );
  const organizations = config.getOptionalConfigArray('organizations') ?? [];
  return {
    port: config.getOptionalNumber('port') ?? DEFAULT_PORT,
    dataDir: resolve(config.getOptionalString('dataDir') ?? DEFAULT_DATA_DIR),
    tokens: [{ token: config.getString('token'), login: tokenUser }, ...tokens],
    tokenUser,
    users,
    organizations: organizations.map(readOrganization),
  };
}

function readOrganization(config: Config): OrganizationConfig {
  const list = (key: string) => config.getOptionalConfigArray(key) ?? [];
  return {
    login: readLogin(config, 'login'),
    name: config.getOptionalString('name'),
    webhooks: list('webhooks').map(hook => ({
      url: hook.getString('url'),
      secret: hook.getOptionalString('secret'),
      events: hook.getOptionalStringArray('events') ?? ['*'],
    })),
    teams: list('teams').map(team => ({
      slug: team.getString('slug').toLowerCase(),
      name: team.getOptionalString('name') ?? team.getString('slug'),
      members: team.getOptionalStringArray('members') ?? [],
    })),
    repositories: list('repositories').map(repository => {
      const from = repository.getOptionalString('from');
      return {
        name: repository.getString('name'),
        description: repository.getOptionalString('description'),
        from: from && resolve(from),
      };
    }),
  };
}

function readLogin(config: Config, key: string): string {
  const login = config.getString(key);
  if (!isLogin(login)) {
    throw new InputError(
      `'${login}' can't be a login of the local forge; use letters, digits and single dashes`,
    );
  }
  return login;
}

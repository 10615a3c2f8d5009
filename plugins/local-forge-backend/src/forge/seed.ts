import { stat } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { ForgeConfig, OrganizationConfig } from '../forgeConfig';
import { importFolder } from '../git';
import { AccountRow } from '../store';
import { findAccount } from './accounts';
import { Forge, now } from './Forge';
import { createRepository, findRepository } from './repositories';

/**
 * Makes what the configuration names and what is not there yet. Users,
 * organizations, teams and webhooks follow the configuration at every start;
 * a repository that exists is left alone, whatever its folder has now.
 */
export async function seed(forge: Forge, config: ForgeConfig): Promise<void> {
  for (const user of config.users) {
    await saveAccount(forge, { type: 'User', ...user });
  }
  const bot =
    (await findAccount(forge.store, config.tokenUser)) ??
    (await saveAccount(forge, { type: 'User', login: config.tokenUser }));
  for (const organization of config.organizations) {
    await seedOrganization(forge, organization, bot);
  }
}

async function saveAccount(
  forge: Forge,
  account: {
    login: string;
    type: AccountRow['type'];
    name?: string;
    email?: string;
  },
): Promise<AccountRow> {
  const { login, type, name = null, email = null } = account;
  const existing = await findAccount(forge.store, login);
  if (existing && existing.type !== type) {
    throw new InputError(
      `The local forge has '${login}' as ${existing.type}; use another login in localForge`,
    );
  }
  const time = now();
  return forge.store.accounts.upsert(
    {
      login,
      login_key: login.toLowerCase(),
      type,
      name,
      email,
      created_at: existing?.created_at ?? time,
      updated_at: existing?.updated_at ?? time,
    },
    ['login_key'],
  );
}

async function seedOrganization(
  forge: Forge,
  config: OrganizationConfig,
  bot: AccountRow,
): Promise<void> {
  const { login, name } = config;
  const type = 'Organization';
  const organization = await saveAccount(forge, { type, login, name });
  await addMember(forge, organization, bot, 'admin');
  for (const team of config.teams) {
    await seedTeam(forge, organization, team);
  }
  await seedWebhooks(forge, organization, config.webhooks);
  for (const repository of config.repositories) {
    if (!(await findRepository(forge, login, repository.name))) {
      const { from } = repository;
      await requireFolder(from);
      await createRepository(forge, {
        owner: organization,
        creator: bot,
        name: repository.name,
        description: repository.description,
        firstTree: from ? git => importFolder(git, from) : undefined,
      });
      forge.logger.info('Seeded a repository of the local forge', {
        repository: `${login}/${repository.name}`,
      });
    }
  }
}

async function seedTeam(
  forge: Forge,
  organization: AccountRow,
  config: OrganizationConfig['teams'][number],
): Promise<void> {
  const time = now();
  const team = await forge.store.teams.upsert(
    {
      organization_id: organization.id,
      slug: config.slug,
      name: config.name,
      privacy: 'closed',
      created_at: time,
      updated_at: time,
    },
    ['organization_id', 'slug'],
  );
  await forge.store.teamMembers.delete({ team_id: team.id });
  for (const login of config.members) {
    const user =
      (await findAccount(forge.store, login)) ??
      (await saveAccount(forge, { type: 'User', login }));
    await addMember(forge, organization, user, 'member');
    await forge.store.teamMembers.insert({
      team_id: team.id,
      user_id: user.id,
      role: 'member',
    });
  }
}

async function addMember(
  forge: Forge,
  organization: AccountRow,
  user: AccountRow,
  role: 'admin' | 'member',
): Promise<void> {
  const key = { organization_id: organization.id, user_id: user.id };
  if (role === 'admin' || !(await forge.store.memberships.find(key))) {
    await forge.store.memberships.upsert({ ...key, role }, [
      'organization_id',
      'user_id',
    ]);
  }
}

/** Keeps the row of a webhook that is still configured, so that its waiting deliveries stay. */
async function seedWebhooks(
  forge: Forge,
  organization: AccountRow,
  webhooks: OrganizationConfig['webhooks'],
): Promise<void> {
  const { hooks } = forge.store;
  const owned = { organization_id: organization.id, configured: true };
  const existing = await hooks.list(owned);
  const time = now();
  for (const { url, secret, events } of webhooks) {
    const found = existing.find(hook => hook.url === url);
    const values = { secret: secret ?? null, events, active: true };
    if (found) {
      await hooks.update({ id: found.id }, { ...values, updated_at: time });
    } else {
      await hooks.insert({
        ...owned,
        ...values,
        url,
        content_type: 'json',
        created_at: time,
        updated_at: time,
      });
    }
  }
  const urls = new Set(webhooks.map(hook => hook.url));
  for (const hook of existing.filter(({ url }) => !urls.has(url))) {
    await hooks.delete({ id: hook.id });
  }
}

async function requireFolder(folder: string | undefined): Promise<void> {
  const found = folder && (await stat(folder).catch(() => undefined));
  if (folder && !(found && found.isDirectory())) {
    throw new InputError(
      `There is no folder '${folder}' for a repository of the local forge; correct 'from' in localForge, which is relative to the backend's working directory`,
    );
  }
}

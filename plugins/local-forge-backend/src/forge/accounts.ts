import { notFound } from '../http/errors';
import { AccountRow, ForgeStore, TeamRow } from '../store';

/** Finds a user or an organization by login. */
export async function findAccount(
  store: ForgeStore,
  login: string,
): Promise<AccountRow | undefined> {
  return store.accounts.find({ login_key: login.toLowerCase() });
}

/** Finds an account or reports that there is none. */
export async function getAccount(
  store: ForgeStore,
  login: string,
  type?: AccountRow['type'],
): Promise<AccountRow> {
  const account = await findAccount(store, login);
  if (!account || (type && account.type !== type)) {
    throw notFound();
  }
  return account;
}

/** Reads accounts by id, for rows that refer to them. */
export async function accountsById(
  store: ForgeStore,
  ids: (number | null | undefined)[],
): Promise<Map<number, AccountRow>> {
  const wanted = [...new Set(ids)].filter(
    (id): id is number => typeof id === 'number',
  );
  const accounts = wanted.length
    ? await store.accounts.list({ id: wanted })
    : [];
  return new Map(accounts.map(account => [account.id, account]));
}

/** Finds the users that commits name by their addresses. */
export async function accountsByEmail(
  store: ForgeStore,
  emails: string[],
): Promise<Map<string, AccountRow>> {
  const wanted = [...new Set(emails)].filter(Boolean);
  const accounts = wanted.length
    ? await store.accounts.list({ email: wanted })
    : [];
  return new Map(accounts.map(account => [account.email ?? '', account]));
}

/** Finds a team or reports that there is none. */
export async function getTeam(
  store: ForgeStore,
  organization: AccountRow,
  slug: string,
): Promise<TeamRow> {
  const team = await store.teams.find({
    organization_id: organization.id,
    slug: slug.toLowerCase(),
  });
  if (!team) {
    throw notFound();
  }
  return team;
}

/** The address under which a user makes commits. */
export function emailOf(account: AccountRow): string {
  return (
    account.email ?? `${account.id}+${account.login}@users.noreply.localhost`
  );
}

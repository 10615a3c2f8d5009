import { RepositorySettingRow } from '../store';
import { Forge, now, Repository } from './Forge';

/** The settings of a repository that are only kept and given back. */
export type SettingKind =
  | 'branch-protection'
  | 'environment'
  | 'subscription'
  | 'variable'
  | 'workflow-access'
  | 'oidc-subject';

/** Reads a setting. */
export async function findSetting(
  forge: Forge,
  { row }: Repository,
  kind: SettingKind,
  key: string,
): Promise<RepositorySettingRow | undefined> {
  return forge.store.settings.find({ repository_id: row.id, kind, key });
}

/** Lists the settings of a kind, by key. */
export async function listSettings(
  forge: Forge,
  { row }: Repository,
  kind: SettingKind,
): Promise<RepositorySettingRow[]> {
  return forge.store.settings.list(
    { repository_id: row.id, kind },
    { order: ['key', 'asc'] },
  );
}

/** Writes a setting. */
export async function saveSetting(
  forge: Forge,
  { row }: Repository,
  kind: SettingKind,
  key: string,
  value: unknown,
): Promise<RepositorySettingRow> {
  const time = now();
  return forge.store.settings.upsert(
    {
      repository_id: row.id,
      kind,
      key,
      value,
      created_at: time,
      updated_at: time,
    },
    ['repository_id', 'kind', 'key'],
  );
}

/** Deletes a setting and tells whether there was one. */
export async function deleteSetting(
  forge: Forge,
  { row }: Repository,
  kind: SettingKind,
  key: string,
): Promise<boolean> {
  const where = { repository_id: row.id, kind, key };
  return (await forge.store.settings.delete(where)) > 0;
}

import { isRepositoryName, readRef, setHead } from '../git';
import { invalidField, unprocessable } from '../http/errors';
import { AccountRow, RepositoryRow, RepositorySettings } from '../store';
import { requireBranchRef } from './commits';
import { Forge, now, Repository } from './Forge';
import { findRepository, toRepository } from './repositories';

/** What {@link updateRepository} changes. */
export interface RepositoryChange
  extends Partial<
    Pick<
      RepositoryRow,
      | 'name'
      | 'description'
      | 'homepage'
      | 'visibility'
      | 'default_branch'
      | 'archived'
      | 'topics'
    >
  > {
  settings?: Partial<RepositorySettings>;
}

/** Changes what a repository says of itself. */
export async function updateRepository(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  { settings, ...change }: RepositoryChange,
): Promise<Repository> {
  const { row, owner, git } = repository;
  const { name, default_branch: defaultBranch } = change;
  if (name !== undefined && name !== row.name) {
    await requireFreeName(forge, repository, name);
  }
  if (defaultBranch !== undefined && defaultBranch !== row.default_branch) {
    const ref = requireBranchRef(defaultBranch);
    if (!(await readRef(git, ref))) {
      throw invalidField(
        'Repository',
        'default_branch',
        `The branch ${defaultBranch} was not found. Please push that ref first or create it via the Git Data API.`,
      );
    }
    await setHead(git, ref);
  }
  const values = {
    ...Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ),
    ...(name === undefined ? {} : { name_key: name.toLowerCase() }),
    settings: { ...row.settings, ...settings },
    updated_at: now(),
  };
  await forge.store.repositories.update({ id: row.id }, values);
  const updated = toRepository(forge, owner, { ...row, ...values });
  await forge.events.publish({
    event: 'repository',
    action: actionOf(row, updated.row),
    repository: updated,
    sender,
  });
  return updated;
}

async function requireFreeName(
  forge: Forge,
  { owner, row }: Repository,
  name: string,
) {
  if (!isRepositoryName(name)) {
    throw invalidField('Repository', 'name', `name '${name}' is not valid`);
  }
  const other = await findRepository(forge, owner.login, name);
  if (other && other.row.id !== row.id) {
    throw unprocessable('Validation Failed', {
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    });
  }
}

function actionOf(before: RepositoryRow, after: RepositoryRow): string {
  if (before.name !== after.name) {
    return 'renamed';
  }
  if (before.archived !== after.archived) {
    return after.archived ? 'archived' : 'unarchived';
  }
  if (before.visibility !== after.visibility) {
    return after.visibility === 'public' ? 'publicized' : 'privatized';
  }
  return 'edited';
}

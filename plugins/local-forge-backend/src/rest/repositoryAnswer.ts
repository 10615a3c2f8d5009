import { Forge, Repository } from '../forge/Forge';
import { Permission } from '../store';
import {
  presentRepository,
  presentRepositoryFull,
  RepositoryCounts,
} from './presenters/repositories';

async function countRepository(
  forge: Pick<Forge, 'store' | 'urls'>,
  { row }: Repository,
): Promise<RepositoryCounts> {
  const openIssues = await forge.store.issues.count({
    repository_id: row.id,
    state: 'open',
  });
  // Clients only ask whether there is anything; GitHub's own number is also approximate and late.
  return { openIssues, size: row.pushed_at ? 1 : 0 };
}

/** A repository as every list has it. */
export async function repositoryAnswer(
  forge: Pick<Forge, 'store' | 'urls'>,
  repository: Repository,
  permission: Permission,
) {
  const counts = await countRepository(forge, repository);
  return presentRepository(forge.urls, repository, permission, counts);
}

/** A repository as a request for it alone gives it. */
export async function repositoryFullAnswer(
  forge: Pick<Forge, 'store' | 'urls'>,
  repository: Repository,
  permission: Permission,
) {
  const counts = await countRepository(forge, repository);
  return presentRepositoryFull(forge.urls, repository, permission, counts);
}

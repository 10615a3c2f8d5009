import { Repository } from '../forge/Forge';
import { PullRequest } from '../forge/PullRequest';
import { listPulls } from '../forge/pulls';
import { branchRef, GitRef, parseRefName, readRef, shortName } from '../git';
import { nodeId } from '../rest/presenters/nodeId';
import { resolveAccount } from './accounts';
import { connect, ConnectionArguments } from './connections';
import { GraphqlContext } from './context';
import { resolveExpression, resolveObject } from './objects';

type PullRequestState = 'CLOSED' | 'MERGED' | 'OPEN';

/** Resolves a repository. */
export function resolveRepository(
  repository: Repository,
  { forge }: GraphqlContext,
): object {
  const { row, owner, fullName } = repository;
  return {
    id: nodeId('Repository', row.id),
    name: row.name,
    nameWithOwner: fullName,
    description: row.description,
    url: forge.urls.repo(fullName),
    isArchived: row.archived,
    isFork: false,
    isPrivate: row.visibility !== 'public',
    visibility: row.visibility.toUpperCase(),
    owner: (_: unknown, context: GraphqlContext) =>
      resolveAccount(owner, context),
    defaultBranchRef: async () =>
      resolveRefNamed(repository, row.default_branch),
    repositoryTopics: (args: ConnectionArguments) =>
      connect(
        row.topics.map(name => ({
          __typename: 'RepositoryTopic',
          topic: { name },
        })),
        args,
      ),
    object: async (
      args: { expression?: string; oid?: string },
      context: GraphqlContext,
    ) =>
      resolveExpression(repository, args.oid ?? args.expression ?? '', context),
    ref: async ({ qualifiedName }: { qualifiedName: string }) =>
      resolveRefNamed(repository, qualifiedName),
  };
}

/** Resolves a reference by its full name, or a branch by its short one. */
export async function resolveRefNamed(repository: Repository, name: string) {
  const full = name.startsWith('refs/') ? parseRefName(name) : branchRef(name);
  const ref = full && (await readRef(repository.git, full));
  return ref ? resolveRef(repository, ref) : null;
}

function resolveRef(repository: Repository, ref: GitRef) {
  const name = shortName(ref.name);
  return {
    id: nodeId('Ref', `${repository.fullName}:${ref.name}`),
    name,
    prefix: ref.name.slice(0, -name.length),
    target: async (_: unknown, context: GraphqlContext) =>
      resolveObject(repository, ref.sha, context),
    associatedPullRequests: async (
      args: ConnectionArguments & { states?: PullRequestState[] | null },
      { forge }: GraphqlContext,
    ) => {
      const pulls = await listPulls(forge, repository, { head_ref: name });
      const wanted = pulls.filter(
        pull => !args.states?.length || args.states.includes(stateOf(pull)),
      );
      return connect(
        wanted.map(pull => ({
          id: nodeId('PullRequest', pull.issue.id),
          number: pull.issue.number,
          title: pull.issue.title,
          url: forge.urls.repo(repository.fullName, 'pull', pull.issue.number),
          state: stateOf(pull),
        })),
        args,
      );
    },
  };
}

function stateOf({ issue, pull }: PullRequest): PullRequestState {
  if (pull.merged_at) {
    return 'MERGED';
  }
  return issue.state === 'open' ? 'OPEN' : 'CLOSED';
}

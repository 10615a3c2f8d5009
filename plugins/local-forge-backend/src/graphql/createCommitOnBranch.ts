import { GraphQLError } from 'graphql';
import { includesPermission, permissionIn } from '../forge/access';
import { commitOnBranch } from '../forge/commits';
import { findRepository } from '../forge/repositories';
import { findEntry, parseTreePath, TreeChange, writeBlob } from '../git';
import { GraphqlContext } from './context';
import { resolveObject } from './objects';
import { resolveRefNamed } from './repositories';

/** The input of `createCommitOnBranch`. */
export interface CreateCommitOnBranchInput {
  clientMutationId?: string;
  branch: { repositoryNameWithOwner?: string; branchName?: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges?: {
    additions?: { path: string; contents: string }[];
    deletions?: { path: string }[];
  };
}

/** Adds a commit to a branch whose tip is the one that the caller has seen. */
export async function createCommitOnBranch(
  { input }: { input: CreateCommitOnBranchInput },
  context: GraphqlContext,
) {
  const { forge, viewer } = context;
  const { branch, message, expectedHeadOid, fileChanges = {} } = input;
  const [owner, name] = (branch.repositoryNameWithOwner ?? '').split('/');
  const repository = await findRepository(forge, owner, name ?? '');
  const permission = repository
    ? await permissionIn(forge.store, viewer, repository.row)
    : 'none';
  if (!repository || !includesPermission(permission, 'write')) {
    throw failure('NOT_FOUND', 'Could not resolve to a Repository.');
  }
  const { git } = repository;
  const additions = await Promise.all(
    (fileChanges.additions ?? []).map(async ({ path, contents }) => ({
      path: readPath(path),
      sha: await writeBlob(git, Buffer.from(contents, 'base64')),
    })),
  );
  const deletions = (fileChanges.deletions ?? []).map(({ path }) => ({
    path: readPath(path),
    sha: undefined,
  }));
  const commit = await commitOnBranch(forge, {
    repository,
    viewer,
    branch: branch.branchName ?? repository.row.default_branch,
    message: message.body
      ? `${message.headline}\n\n${message.body}\n`
      : `${message.headline}\n`,
    change: async tip => {
      if (tip !== expectedHeadOid) {
        throw failure(
          'STALE_DATA',
          `Expected branch to point to "${tip}" but it did not. Pull and try again. (expectedHeadOid)`,
        );
      }
      const changed = additions.map(
        async (change): Promise<TreeChange> => ({
          ...change,
          mode: (await findEntry(git, tip, change.path))?.mode,
        }),
      );
      return [...deletions, ...(await Promise.all(changed))];
    },
  });
  const branchName = branch.branchName ?? repository.row.default_branch;
  return {
    clientMutationId: input.clientMutationId,
    commit: await resolveObject(repository, commit, context),
    ref: await resolveRefNamed(repository, branchName),
  };
}

function readPath(text: string) {
  const path = parseTreePath(text);
  if (!path) {
    throw failure(
      'UNPROCESSABLE',
      `A path was requested that is not valid: ${text}`,
    );
  }
  return path;
}

function failure(type: string, message: string) {
  return new GraphQLError(message, { extensions: { type } });
}

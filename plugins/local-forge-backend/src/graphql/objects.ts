import { Repository } from '../forge/Forge';
import {
  findEntry,
  listTree,
  objectType,
  parseSha,
  parseTreePath,
  readBlob,
  readCommit,
  resolveCommit,
  Sha,
} from '../git';
import { nodeId } from '../rest/presenters/nodeId';
import { GraphqlContext } from './context';

/** Resolves what an expression names: `revision:path`, a revision or an object id. */
export async function resolveExpression(
  repository: Repository,
  expression: string,
  context: GraphqlContext,
) {
  const { git, row } = repository;
  const [revision, path] = expression.split(/:(.*)/s);
  const name = revision === 'HEAD' ? row.default_branch : revision;
  const commit = await resolveCommit(git, name);
  if (path === undefined) {
    const sha = commit ?? parseSha(revision);
    return sha ? resolveObject(repository, sha, context) : null;
  }
  const treePath = parseTreePath(path);
  const entry =
    commit && treePath !== undefined
      ? await findEntry(git, commit, treePath)
      : undefined;
  return entry ? resolveObject(repository, entry.sha, context) : null;
}

/** Resolves an object of a repository. */
export async function resolveObject(
  { git, fullName }: Repository,
  sha: Sha,
  { forge }: GraphqlContext,
) {
  switch (await objectType(git, sha)) {
    case 'blob': {
      const content = await readBlob(git, sha);
      const isBinary = content.includes(0);
      return {
        __typename: 'Blob',
        id: nodeId('Blob', sha),
        oid: sha,
        byteSize: content.length,
        isBinary,
        text: isBinary ? null : content.toString('utf8'),
      };
    }
    case 'tree':
      return {
        __typename: 'Tree',
        id: nodeId('Tree', sha),
        oid: sha,
        entries: async () =>
          (await listTree(git, sha)).map(entry => ({
            name: entry.path,
            path: entry.path,
            type: entry.type,
            mode: parseInt(entry.mode, 8),
            oid: entry.sha,
          })),
      };
    case 'commit': {
      const commit = await readCommit(git, sha);
      return {
        __typename: 'Commit',
        id: nodeId('Commit', sha),
        oid: sha,
        url: forge.urls.repo(fullName, 'commit', sha),
        message: commit.message,
        messageHeadline: commit.message.split('\n')[0],
        committedDate: commit.committer.date,
      };
    }
    default:
      return null;
  }
}

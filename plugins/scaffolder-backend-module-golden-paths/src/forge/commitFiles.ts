import type { SerializedFile } from '@backstage/plugin-scaffolder-node';
import type { Octokit } from '@octokit/rest';

/**
 * Makes one commit with these files on top of a branch, unless the branch has them
 * already.
 *
 * @returns the head of the branch afterwards
 * @throws RequestError with status 422 or 409 when the branch moved meanwhile.
 */
export async function commitFiles(options: {
  octokit: Octokit;
  owner: string;
  repo: string;
  branch: string;
  message: string;
  files: SerializedFile[];
}): Promise<string> {
  const { octokit, owner, repo, branch, message, files } = options;
  const target = { owner, repo };
  const { git } = octokit.rest;
  const { data: ref } = await git.getRef({ ...target, ref: `heads/${branch}` });
  const head = ref.object.sha;
  const { data: parent } = await git.getCommit({ ...target, commit_sha: head });
  const { data: tree } = await git.createTree({
    ...target,
    base_tree: parent.tree.sha,
    tree: files.map(file => ({
      path: file.path,
      mode: file.executable ? '100755' : '100644',
      type: 'blob',
      content: file.content.toString('utf8'),
    })),
  });
  if (tree.sha === parent.tree.sha) {
    return head;
  }
  const { data: commit } = await git.createCommit({
    ...target,
    message,
    tree: tree.sha,
    parents: [head],
  });
  await git.updateRef({
    ...target,
    ref: `heads/${branch}`,
    sha: commit.sha,
    force: false,
  });
  return commit.sha;
}

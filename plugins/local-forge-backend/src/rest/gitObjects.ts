import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { personOf } from '../forge/commits';
import { Forge, Repository } from '../forge/Forge';
import {
  changeTree,
  listTree,
  objectType,
  parseSha,
  parseTreePath,
  readBlob,
  readCommit,
  Sha,
  TreeChange,
  TreeEntry,
  writeBlob,
  writeCommit,
} from '../git';
import { unprocessable } from '../http/errors';
import { presentGitCommit } from './presenters/commits';
import { requireContent, requireObject, requireTree } from './gitTargets';
import { encodeContent } from './presenters/contents';
import { nodeId } from './presenters/nodeId';
import { changes, queryText, readBody, reads, personSchema } from './request';

const blobBody = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

const treeBody = z.object({
  base_tree: z.string().nullish(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
      sha: z.string().nullish(),
      content: z.string().optional(),
    }),
  ),
});

const commitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: personSchema.optional(),
  committer: personSchema.partial().optional(),
});

/** Routes of blobs, trees and commits as git has them. */
export function createGitObjectsRouter(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:repo/git';
  const { urls } = forge;

  router.get(
    `${base}/blobs/:sha`,
    reads(forge, async ({ req, res, repository }) => {
      const sha = await requireObject(repository, req.params.sha, 'blob');
      const content = await readBlob(repository.git, sha);
      if (/vnd\.github(\.v3)?\.raw/.test(req.headers.accept ?? '')) {
        res.type('application/vnd.github.raw').send(content);
        return;
      }
      res.json({
        sha,
        node_id: nodeId('Blob', sha),
        size: content.length,
        url: urls.repoApi(repository.fullName, 'git', 'blobs', sha),
        content: encodeContent(content),
        encoding: 'base64',
      });
    }),
  );

  router.post(
    `${base}/blobs`,
    changes(forge, 'write', async ({ req, res, repository }) => {
      requireContent(repository);
      const body = readBody(req, 'Blob', blobBody);
      const encoding = body.encoding === 'base64' ? 'base64' : 'utf8';
      const content = Buffer.from(body.content, encoding);
      const sha = await writeBlob(repository.git, content);
      const url = urls.repoApi(repository.fullName, 'git', 'blobs', sha);
      res.status(201).location(url).json({ sha, url });
    }),
  );

  router.get(
    `${base}/trees/:sha(*)`,
    reads(forge, async ({ req, res, repository }) => {
      const tree = await requireTree(repository, req.params.sha);
      const recursive = queryText(req, 'recursive') !== undefined;
      const entries = await listTree(repository.git, tree, { recursive });
      res.json(presentTree(repository, tree, entries));
    }),
  );

  router.post(
    `${base}/trees`,
    changes(forge, 'write', async ({ req, res, repository }) => {
      requireContent(repository);
      const body = readBody(req, 'Tree', treeBody);
      const baseTree = body.base_tree
        ? await requireTree(repository, body.base_tree)
        : undefined;
      const treeChanges = await Promise.all(
        body.tree.map(entry => toChange(repository, entry)),
      );
      const tree = await changeTree(repository.git, baseTree, treeChanges);
      const entries = await listTree(repository.git, tree);
      res.status(201).json(presentTree(repository, tree, entries));
    }),
  );

  router.get(
    `${base}/commits/:sha`,
    reads(forge, async ({ req, res, repository }) => {
      const sha = await requireObject(repository, req.params.sha, 'commit');
      const commit = await readCommit(repository.git, sha);
      res.json(presentGitCommit(urls, repository, commit));
    }),
  );

  router.post(
    `${base}/commits`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      requireContent(repository);
      const body = readBody(req, 'Commit', commitBody);
      const parents = body.parents.map(parent =>
        requireObject(repository, parent, 'commit'),
      );
      const author = personOf(viewer, body.author ?? body.committer);
      const sha = await writeCommit(repository.git, {
        tree: await requireObject(repository, body.tree, 'tree'),
        parents: await Promise.all(parents),
        message: body.message,
        author,
        committer: body.committer ? personOf(viewer, body.committer) : author,
      });
      const commit = await readCommit(repository.git, sha);
      res.status(201).json(presentGitCommit(urls, repository, commit));
    }),
  );

  function presentTree(
    { fullName }: Repository,
    sha: Sha,
    entries: TreeEntry[],
  ) {
    return {
      sha,
      url: urls.repoApi(fullName, 'git', 'trees', sha),
      tree: entries.map(entry => ({
        path: entry.path,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.size === undefined ? {} : { size: entry.size }),
        ...(entry.type === 'commit'
          ? {}
          : {
              url: urls.repoApi(fullName, 'git', `${entry.type}s`, entry.sha),
            }),
      })),
      truncated: false,
    };
  }

  return router;
}

async function toChange(
  repository: Repository,
  entry: z.output<typeof treeBody>['tree'][number],
): Promise<TreeChange> {
  const path = parseTreePath(entry.path);
  if (!path) {
    throw unprocessable('tree.path contains a malformed path component');
  }
  if (entry.content !== undefined) {
    const content = Buffer.from(entry.content, 'utf8');
    const sha = await writeBlob(repository.git, content);
    return { path, mode: entry.mode, sha };
  }
  if (!entry.sha) {
    return { path, sha: undefined };
  }
  // The commit of a submodule lies in another repository.
  const sha = parseSha(entry.sha);
  const known =
    entry.mode === '160000' ||
    (sha && (await objectType(repository.git, sha)) !== undefined);
  if (!sha || !known) {
    throw unprocessable(`tree.sha ${entry.sha} is not a valid blob`);
  }
  return { path, mode: entry.mode, sha };
}

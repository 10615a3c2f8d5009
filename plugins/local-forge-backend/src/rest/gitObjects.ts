import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { personOf } from '../forge/commits';
import { Forge, Repository } from '../forge/Forge';
import {
  changeTree,
  findEntry,
  GitTag,
  listTree,
  objectType,
  parseSha,
  parseTreePath,
  readBlob,
  readCommit,
  readTag,
  resolveCommit,
  Sha,
  tagRef,
  TreeChange,
  TreeEntry,
  TreePath,
  writeBlob,
  writeCommit,
  writeTag,
} from '../git';
import { conflict, notFound, unprocessable } from '../http/errors';
import { presentGitCommit } from './presenters/commits';
import { encodeContent } from './presenters/contents';
import { nodeId } from './presenters/nodeId';
import { changes, queryText, readBody, reads } from './request';

const person = z.object({
  name: z.string(),
  email: z.string(),
  date: z.iso.datetime({ offset: true }).optional(),
});

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
  author: person.optional(),
  committer: person.partial().optional(),
});

const tagBody = z.object({
  tag: z.string(),
  message: z.string(),
  object: z.string(),
  type: z.enum(['commit', 'tree', 'blob']),
  tagger: person.optional(),
});

/** Routes of blobs, trees, commits and tags as git has them. */
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

  router.get(
    `${base}/tags/:sha`,
    reads(forge, async ({ req, res, repository }) => {
      const sha = parseSha(req.params.sha);
      const tag = sha && (await readTag(repository.git, sha));
      if (!tag) {
        throw notFound();
      }
      res.json(presentTag(repository, tag));
    }),
  );

  router.post(
    `${base}/tags`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Tag', tagBody);
      if (!tagRef(body.tag)) {
        throw unprocessable(`'${body.tag}' is not a valid tag name.`);
      }
      const object = await requireObject(repository, body.object, body.type);
      const tag = {
        tag: body.tag,
        message: body.message,
        object: { sha: object, type: body.type },
        tagger: personOf(viewer, body.tagger),
      };
      const sha = await writeTag(repository.git, tag);
      const written = await readTag(repository.git, sha);
      res.status(201).json(presentTag(repository, written ?? { ...tag, sha }));
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

  function presentTag({ fullName }: Repository, tag: GitTag) {
    const { sha, object } = tag;
    return {
      node_id: nodeId('Tag', sha),
      sha,
      url: urls.repoApi(fullName, 'git', 'tags', sha),
      tag: tag.tag,
      message: tag.message,
      tagger: tag.tagger,
      object: {
        ...object,
        url: urls.repoApi(fullName, 'git', `${object.type}s`, object.sha),
      },
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
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

async function requireObject(
  repository: Repository,
  text: string,
  type: string,
): Promise<Sha> {
  const sha = parseSha(text);
  if (!sha) {
    throw unprocessable(
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    );
  }
  if ((await objectType(repository.git, sha)) !== type) {
    throw notFound();
  }
  return sha;
}

/** A tree by its own id, or the tree of a commit, branch or tag. */
async function requireTree(repository: Repository, text: string): Promise<Sha> {
  const { git } = repository;
  const sha = parseSha(text);
  if (sha && (await objectType(git, sha)) === 'tree') {
    return sha;
  }
  const commit = await resolveCommit(git, text);
  const root = commit && (await findEntry(git, commit, '' as TreePath));
  if (!root) {
    requireContent(repository);
    throw notFound();
  }
  return root.sha;
}

function requireContent({ row }: Repository) {
  if (row.pushed_at === null) {
    throw conflict('Git Repository is empty.');
  }
}

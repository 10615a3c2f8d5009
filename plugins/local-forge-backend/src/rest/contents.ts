import Router from 'express-promise-router';
import { Request, Response } from 'express';
import { z } from 'zod/v4';
import { commitOnBranch } from '../forge/commits';
import { Forge, Repository } from '../forge/Forge';
import {
  findEntry,
  listCommits,
  listTree,
  readBlob,
  readCommit,
  Sha,
  TreeEntry,
  TreePath,
  writeBlob,
} from '../git';
import { conflict, notFound, unprocessable } from '../http/errors';
import { presentGitCommit } from './presenters/commits';
import { presentEntry, presentFile } from './presenters/contents';
import {
  ChangeContext,
  changes,
  queryText,
  readBody,
  readPath,
  reads,
  requireCommit,
  personSchema,
} from './request';

const RAW = /application\/vnd\.github(\.v3)?\.raw(\+json)?/;
const OBJECT = /application\/vnd\.github(\.v3)?\.object(\+json)?/;
const BASE64 = /^[A-Za-z\d+/\s]*={0,2}\s*$/;

const changeBody = z.object({
  message: z.string().min(1),
  branch: z.string().optional(),
  sha: z.string().optional(),
  author: personSchema.optional(),
  committer: personSchema.optional(),
});

const putBody = changeBody.extend({
  content: z.string().regex(BASE64, 'content is not valid Base64'),
});

/** Routes of files and folders. */
export function createContentsRouter(forge: Forge) {
  const router = Router();
  const path = '/repos/:owner/:repo/contents/:path(*)?';

  router.get(
    path,
    reads(forge, async ({ req, res, repository }) => {
      const file = readPath(req.params.path);
      const ref = queryText(req, 'ref') ?? repository.row.default_branch;
      const commit = await requireCommit(
        repository,
        ref,
        `No commit found for the ref ${ref}`,
      );
      const entry = await findEntry(repository.git, commit, file);
      if (!entry) {
        throw notFound();
      }
      await setLastModified(res, repository, commit, file);
      await answerEntry(forge, req, res, { repository, commit, ref, entry });
    }),
  );

  router.put(
    path,
    changes(forge, 'write', async context => {
      const body = readBody(context.req, 'Commit', putBody);
      const file = readPath(context.req.params.path);
      const content = Buffer.from(body.content, 'base64');
      const { git } = context.repository;
      const blob = await writeBlob(git, content);
      let existed = false;
      const commit = await changeFile(forge, context, body, async found => {
        existed = found !== undefined;
        if (found?.type === 'tree') {
          throw unprocessable(`'${file}' is a folder`);
        }
        if (found && body.sha === undefined) {
          throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
        }
        return { path: file, mode: found?.mode, sha: blob };
      });
      const entry = await findEntry(git, commit, file);
      const answer = await presentChange(
        forge,
        context,
        commit,
        body.branch,
        entry,
      );
      context.res.status(existed ? 200 : 201).json(answer);
    }),
  );

  router.delete(
    path,
    changes(forge, 'write', async context => {
      const query = context.req.query;
      // GitHub takes the parameters in the body, and clients without bodies send them in the address.
      context.req.body = { ...query, ...context.req.body };
      const body = readBody(
        context.req,
        'Commit',
        changeBody.extend({ sha: z.string() }),
      );
      const file = readPath(context.req.params.path);
      const commit = await changeFile(forge, context, body, async found => {
        if (!found) {
          throw notFound();
        }
        return { path: file, sha: undefined };
      });
      context.res.json(
        await presentChange(forge, context, commit, body.branch),
      );
    }),
  );

  return router;
}

/** Commits a change of one file, if the file is the one that the caller has seen. */
async function changeFile(
  forge: Forge,
  { req, repository, viewer }: ChangeContext,
  body: z.output<typeof changeBody>,
  change: (
    found: TreeEntry | undefined,
  ) => Promise<{ path: TreePath; mode?: string; sha: Sha | undefined }>,
): Promise<Sha> {
  const file = readPath(req.params.path);
  if (file === '') {
    throw unprocessable('path cannot be empty');
  }
  return commitOnBranch(forge, {
    repository,
    viewer,
    branch: body.branch ?? repository.row.default_branch,
    message: body.message,
    author: body.author,
    committer: body.committer,
    change: async tip => {
      const isFirst = repository.row.pushed_at === null;
      if (!tip && body.branch && !isFirst) {
        throw notFound(`Branch ${body.branch} not found`);
      }
      const found = tip && (await findEntry(repository.git, tip, file));
      if (body.sha !== undefined && body.sha !== found?.sha) {
        throw conflict(`${file} does not match ${body.sha}`);
      }
      return [await change(found)];
    },
  });
}

async function presentChange(
  forge: Forge,
  { repository }: ChangeContext,
  sha: Sha,
  branch: string | undefined,
  entry?: TreeEntry,
) {
  const commit = await readCommit(repository.git, sha);
  const ref = branch ?? repository.row.default_branch;
  return {
    content: entry ? presentEntry(forge.urls, repository, entry, ref) : null,
    commit: presentGitCommit(forge.urls, repository, commit),
  };
}

async function answerEntry(
  forge: Forge,
  req: Request,
  res: Response,
  found: { repository: Repository; commit: Sha; ref: string; entry: TreeEntry },
) {
  const { repository, commit, ref, entry } = found;
  const { git } = repository;
  const accept = req.headers.accept ?? '';
  if (entry.type === 'tree') {
    const entries = await listTree(git, commit, { path: entry.path });
    const items = entries.map(one =>
      presentEntry(forge.urls, repository, one, ref),
    );
    res.json(
      OBJECT.test(accept)
        ? {
            ...presentEntry(forge.urls, repository, entry, ref),
            entries: items,
          }
        : items,
    );
    return;
  }
  if (entry.type === 'commit') {
    res.json({
      ...presentEntry(forge.urls, repository, entry, ref),
      submodule_git_url: null,
    });
    return;
  }
  const content = await readBlob(git, entry.sha);
  if (RAW.test(accept)) {
    res.type('application/vnd.github.raw; charset=utf-8').send(content);
    return;
  }
  res.json(presentFile(forge.urls, repository, entry, { ref, content }));
}

async function setLastModified(
  res: Response,
  repository: Repository,
  commit: Sha,
  path: TreePath,
) {
  const [last] = await listCommits(repository.git, {
    revisions: [commit],
    path,
    limit: 1,
  });
  if (last) {
    res.setHeader('Last-Modified', new Date(last.committer.date).toUTCString());
  }
}

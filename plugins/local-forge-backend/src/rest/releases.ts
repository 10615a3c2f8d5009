import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { accountsById } from '../forge/accounts';
import { Forge, now, Repository } from '../forge/Forge';
import { moveRefs } from '../forge/pushes';
import { readRef, resolveCommit, tagRef, toIsoDate, ZERO_SHA } from '../git';
import { invalidField, notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { AccountRow, ReleaseRow } from '../store';
import { presentAccount } from './presenters/accounts';
import { nodeId } from './presenters/nodeId';
import { ChangeContext, changes, readBody, readId, reads } from './request';

const createBody = z.object({
  tag_name: z.string().min(1),
  target_commitish: z.string().optional(),
  name: z.string().nullish(),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
  prerelease: z.boolean().default(false),
});

const updateBody = createBody
  .omit({ draft: true, prerelease: true })
  .partial()
  .extend({
    draft: z.boolean().optional(),
    prerelease: z.boolean().optional(),
  });

/** Routes of releases. */
export function createReleasesRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo';

  const present = (
    { fullName }: Repository,
    release: ReleaseRow,
    author: AccountRow,
  ) => {
    const url = urls.repoApi(fullName, 'releases', release.id);
    const tag = release.tag_name;
    return {
      url,
      html_url: urls.repo(fullName, 'releases', 'tag', tag),
      assets_url: `${url}/assets`,
      upload_url: `${url}/assets{?name,label}`,
      tarball_url: urls.repoApi(fullName, 'tarball', tag),
      zipball_url: urls.repoApi(fullName, 'zipball', tag),
      id: release.id,
      node_id: nodeId('Release', release.id),
      tag_name: tag,
      target_commitish: release.target_commitish,
      name: release.name,
      body: release.body,
      draft: release.draft,
      prerelease: release.prerelease,
      created_at: toIsoDate(release.created_at),
      published_at: release.published_at && toIsoDate(release.published_at),
      author: presentAccount(urls, author),
      assets: [],
    };
  };
  const answers = async (repository: Repository, releases: ReleaseRow[]) => {
    const ids = releases.map(release => release.author_id);
    const authors = await accountsById(store, ids);
    return releases.flatMap(release => {
      const author = authors.get(release.author_id);
      return author ? present(repository, release, author) : [];
    });
  };
  const find = async (
    repository: Repository,
    where: Partial<Pick<ReleaseRow, 'id' | 'tag_name' | 'draft'>>,
  ) => {
    const release = await store.releases.find({
      repository_id: repository.row.id,
      ...where,
    });
    if (!release) {
      throw notFound();
    }
    return release;
  };
  const publish = async (
    { repository, viewer }: ChangeContext,
    release: ReleaseRow,
    action: string,
  ) => {
    const [answer] = await answers(repository, [release]);
    await forge.events.publish({
      event: 'release',
      action,
      repository,
      sender: viewer,
      payload: () => ({ release: answer }),
    });
  };

  router.get(
    `${base}/releases`,
    reads(forge, async ({ req, res, repository }) => {
      const all = await store.releases.list(
        { repository_id: repository.row.id },
        { order: ['id', 'desc'] },
      );
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      res.json(await answers(repository, items));
    }),
  );

  router.get(
    `${base}/releases/latest`,
    reads(forge, async ({ res, repository }) => {
      const [latest] = await store.releases.list(
        { repository_id: repository.row.id, draft: false, prerelease: false },
        { order: ['id', 'desc'], limit: 1 },
      );
      if (!latest) {
        throw notFound();
      }
      res.json((await answers(repository, [latest]))[0]);
    }),
  );

  router.get(
    `${base}/releases/tags/:tag(*)`,
    reads(forge, async ({ req, res, repository }) => {
      const release = await find(repository, {
        tag_name: req.params.tag,
        draft: false,
      });
      res.json((await answers(repository, [release]))[0]);
    }),
  );

  router.get(
    `${base}/releases/:id(\\d+)`,
    reads(forge, async ({ req, res, repository }) => {
      const release = await find(repository, { id: readId(req.params.id) });
      res.json((await answers(repository, [release]))[0]);
    }),
  );

  router.post(
    `${base}/releases`,
    changes(forge, 'write', async context => {
      const { req, res, repository, viewer } = context;
      const body = readBody(req, 'Release', createBody);
      const { tag_name: tag, draft } = body;
      const target = body.target_commitish ?? repository.row.default_branch;
      const same = { repository_id: repository.row.id, tag_name: tag };
      if (!draft && (await store.releases.find({ ...same, draft: false }))) {
        throw unprocessable('Validation Failed', {
          resource: 'Release',
          code: 'already_exists',
          field: 'tag_name',
        });
      }
      if (!draft) {
        await requireTag(forge, context, tag, target);
      }
      const time = now();
      const release = await store.releases.insert({
        ...same,
        target_commitish: target,
        name: body.name ?? null,
        body: body.body ?? null,
        draft,
        prerelease: body.prerelease,
        author_id: viewer.id,
        created_at: time,
        published_at: draft ? null : time,
      });
      if (!draft) {
        await publish(context, release, 'published');
      }
      res.status(201).json((await answers(repository, [release]))[0]);
    }),
  );

  router.patch(
    `${base}/releases/:id(\\d+)`,
    changes(forge, 'write', async context => {
      const { req, res, repository } = context;
      const body = readBody(req, 'Release', updateBody);
      const release = await find(repository, { id: readId(req.params.id) });
      const updated = {
        ...release,
        ...Object.fromEntries(
          Object.entries(body).filter(([, value]) => value !== undefined),
        ),
      };
      const published = release.draft && !updated.draft;
      if (published) {
        const { tag_name: tag, target_commitish: target } = updated;
        await requireTag(forge, context, tag, target);
        updated.published_at = now();
      }
      await store.releases.update({ id: release.id }, updated);
      await publish(context, updated, published ? 'published' : 'edited');
      res.json((await answers(repository, [updated]))[0]);
    }),
  );

  router.delete(
    `${base}/releases/:id(\\d+)`,
    changes(forge, 'write', async context => {
      const { req, res, repository } = context;
      const release = await find(repository, { id: readId(req.params.id) });
      await store.releases.delete({ id: release.id });
      await publish(context, release, 'deleted');
      res.status(204).end();
    }),
  );

  return router;
}

/** Makes the tag of a release when it is not there, at the commit that the release names. */
async function requireTag(
  forge: Forge,
  { repository, viewer }: ChangeContext,
  tag: string,
  target: string,
): Promise<void> {
  const { git } = repository;
  const ref = tagRef(tag);
  if (!ref) {
    throw invalidField('Release', 'tag_name', 'tag_name is not a valid tag');
  }
  await forge.repositories.exclusively(git, async () => {
    if (await readRef(git, ref)) {
      return;
    }
    const to = await resolveCommit(git, target);
    if (!to) {
      throw invalidField('Release', 'target_commitish');
    }
    await moveRefs(forge, repository, viewer, [{ ref, from: ZERO_SHA, to }]);
  });
}

import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { personOf } from '../forge/commits';
import { Forge, Repository } from '../forge/Forge';
import {
  GitTag,
  listRefs,
  parseSha,
  readTag,
  shortName,
  tagRef,
  writeTag,
} from '../git';
import { notFound, unprocessable } from '../http/errors';
import { paginate } from '../http/pagination';
import { requireObject } from './gitTargets';
import { nodeId } from './presenters/nodeId';
import { changes, readBody, reads, personSchema } from './request';

const tagBody = z.object({
  tag: z.string(),
  message: z.string(),
  object: z.string(),
  type: z.enum(['commit', 'tree', 'blob']),
  tagger: personSchema.optional(),
});

/** Routes of tags, and of the objects behind annotated ones. */
export function createTagsRouter(forge: Forge) {
  const router = Router();
  const { urls } = forge;
  const base = '/repos/:owner/:repo';

  router.get(
    `${base}/tags`,
    reads(forge, async ({ req, res, repository }) => {
      const refs = await listRefs(repository.git, 'refs/tags/');
      const items = refs.reverse();
      res.json(
        paginate(req, res, { baseUrl: urls.base, items }).map(ref => {
          const name = shortName(ref.name);
          const { fullName } = repository;
          return {
            name,
            node_id: nodeId('Ref', `${fullName}:${ref.name}`),
            commit: {
              sha: ref.peeled,
              url: urls.repoApi(fullName, 'commits', ref.peeled),
            },
            zipball_url: urls.repoApi(fullName, 'zipball', ref.name),
            tarball_url: urls.repoApi(fullName, 'tarball', ref.name),
          };
        }),
      );
    }),
  );

  router.get(
    `${base}/git/tags/:sha`,
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
    `${base}/git/tags`,
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

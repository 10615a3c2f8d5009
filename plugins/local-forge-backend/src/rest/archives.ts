import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';
import { streamArchive } from '../git';
import { reads, requireCommit } from './request';

/** Routes of a repository's content as one file. */
export function createArchivesRouter(forge: Forge) {
  const router = Router();
  router.get(
    '/repos/:owner/:repo/:format(tarball|zipball)/:ref(*)?',
    reads(forge, async ({ req, res, repository }) => {
      const format = req.params.format === 'zipball' ? 'zip' : 'tar.gz';
      const commit = await requireCommit(repository, req.params.ref);
      const { row, owner, git } = repository;
      const folder = `${owner.login}-${row.name}-${commit.slice(0, 7)}`;
      res.type(format === 'zip' ? 'application/zip' : 'application/x-gzip');
      res.attachment(`${folder}.${format}`);
      await streamArchive(git, res, { commit, format, folder });
    }),
  );
  return router;
}

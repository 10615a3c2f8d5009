import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { notFound } from '../../http/errors';
import { readId, reads } from '../../rest/request';
import { links } from '../links';

/** Leads from a check run to its commit, whose page has all checks. */
export function checkRunPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const run = await forge.store.checkRuns.find({
      repository_id: repository.row.id,
      id: readId(req.params.id),
    });
    if (!run) {
      throw notFound();
    }
    res.redirect(links.repo(repository.fullName, 'commit', run.head_sha));
  });
}

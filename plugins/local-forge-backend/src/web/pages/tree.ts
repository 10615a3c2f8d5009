import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { findEntry } from '../../git';
import { notFound } from '../../http/errors';
import { reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { branchChooser } from '../parts/branchChooser';
import { folder } from '../parts/folder';
import { pathTrail } from '../parts/pathTrail';
import { resolveTarget } from '../target';

/** The page of a folder, at `/{owner}/{repo}/tree/{ref}/{path}`. */
export function treePage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const target = await resolveTarget(repository, req.params.rest);
    const { ref, refs, commit, path } = target;
    const { fullName } = repository;
    const entry = await findEntry(repository.git, commit, path);
    if (entry?.type === 'blob') {
      res.redirect(links.repo(fullName, 'blob', ref, path));
      return;
    }
    if (entry?.type !== 'tree') {
      throw notFound();
    }
    sendRepositoryPage(res, {
      repository,
      title: `${path || 'Files'} at ${ref}`,
      tab: 'Code',
      body: html`<div class="row">
          ${branchChooser({
            repository,
            refs,
            current: ref,
            page: 'tree',
          })}${pathTrail(repository, ref, path)}<a
            class="small"
            href="${links.repo(
              fullName,
              'commits',
              ref,
              ...(path ? [path] : []),
            )}"
            >History</a
          >
        </div>
        ${await folder(forge, repository, target)}`,
    });
  });
}

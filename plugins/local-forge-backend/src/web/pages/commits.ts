import { RequestHandler } from 'express';
import { accountsByEmail } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { countCommits, listCommits, resolveCommit } from '../../git';
import { readPage } from '../../http/pagination';
import { reads } from '../../rest/request';
import { plural } from '../format';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { branchChooser } from '../parts/branchChooser';
import { commitList } from '../parts/commitList';
import { pager } from '../parts/pager';
import { resolveTarget } from '../target';

/** The page of a branch's commits or of those that changed a path, at `/{owner}/{repo}/commits/{ref}/{path}`. */
export function commitsPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { fullName, git, row } = repository;
    const { rest } = req.params;
    if (!rest && !(await resolveCommit(git, row.default_branch))) {
      sendRepositoryPage(res, {
        repository,
        title: 'Commits',
        tab: 'Commits',
        body: html`<h1>Commits</h1>
          <p class="box empty">
            There are no commits on ${row.default_branch} yet.
          </p>`,
      });
      return;
    }
    const { ref, refs, commit, path } = await resolveTarget(
      repository,
      rest || row.default_branch,
    );
    const walk = { revisions: [commit], path };
    const page = readPage(req);
    const [total, commits] = await Promise.all([
      countCommits(git, walk),
      listCommits(git, { ...walk, skip: page.offset, limit: page.perPage }),
    ]);
    const accounts = await accountsByEmail(
      forge.store,
      commits.map(({ author }) => author.email),
    );
    const place = path ? [ref, path] : [ref];
    sendRepositoryPage(res, {
      repository,
      title: `Commits of ${path || ref}`,
      tab: 'Commits',
      body: html`<div class="row apart">
          <h1>Commits${path && html` of <span class="mono">${path}</span>`}</h1>
          ${branchChooser({
            repository,
            refs,
            current: ref,
            page: 'commits',
          })}
        </div>
        <p class="muted">${plural(total, 'commit')}, newest first</p>
        ${commits.length > 0
          ? commitList(repository, commits, accounts)
          : html`<p class="box empty">
              There are no commits on this page.
            </p>`}${pager({
          address: links.repo(fullName, 'commits', ...place),
          page,
          total,
        })}`,
    });
  });
}

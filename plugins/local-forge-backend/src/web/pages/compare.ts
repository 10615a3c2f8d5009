import { RequestHandler } from 'express';
import { accountsByEmail } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { diffTrees, EMPTY_TREE, listCommits, mergeBase } from '../../git';
import { notFound } from '../../http/errors';
import { reads, requireCommit } from '../../rest/request';
import { plural } from '../format';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { commitList } from '../parts/commitList';
import { diff } from '../parts/diff';

const MOST_COMMITS = 250; // As many as the REST API gives without paging.

/** The page of what one branch has beyond another, at `/{owner}/{repo}/compare/{base}...{head}`. */
export function comparePage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { git } = repository;
    // A reference can't have two dots in a row, so there is one way to split.
    const [base, head, more] = req.params.range.split('...');
    if (!base || !head || more !== undefined) {
      throw notFound();
    }
    const [from, to] = await Promise.all([
      requireCommit(repository, base),
      requireCommit(repository, head),
    ]);
    const [commits, parting] = await Promise.all([
      listCommits(git, { revisions: [to, `^${from}`], limit: MOST_COMMITS }),
      mergeBase(git, from, to),
    ]);
    const [changes, accounts] = await Promise.all([
      diffTrees(git, parting ?? EMPTY_TREE, to),
      accountsByEmail(
        forge.store,
        commits.map(({ author }) => author.email),
      ),
    ]);
    sendRepositoryPage(res, {
      repository,
      title: `${base}...${head}`,
      tab: 'Commits',
      body: html`<h1>
          What <span class="mono">${head}</span> has beyond
          <span class="mono">${base}</span>
        </h1>
        ${commits.length > 0
          ? html`<p class="muted">
                ${plural(commits.length, 'commit')}${commits.length ===
                  MOST_COMMITS && ' or more'}
              </p>
              ${commitList(repository, commits, accounts)}`
          : html`<p class="box empty">
              Nothing: all its commits are in
              <span class="mono">${base}</span> too.
            </p>`}${changes.length > 0 &&
        diff({ repository, commit: to, changes })}`,
    });
  });
}

import { RequestHandler } from 'express';
import { accountsByEmail } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import {
  diffTrees,
  EMPTY_TREE,
  GitCommit,
  readCommit,
  resolveCommit,
} from '../../git';
import { notFound } from '../../http/errors';
import { reads } from '../../rest/request';
import { AccountRow } from '../../store';
import { bodyOf, shortSha, subjectOf, timeElement } from '../format';
import { html, Html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { commitChecks } from '../parts/commitChecks';
import { diff } from '../parts/diff';
import { commitPerson } from '../parts/person';

const OBJECT_ID = /^[\da-f]{4,40}$/;

/** The page of a commit. */
export function commitPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { git } = repository;
    const { sha: name } = req.params;
    const sha = OBJECT_ID.test(name)
      ? await resolveCommit(git, name)
      : undefined;
    if (!sha) {
      throw notFound();
    }
    const commit = await readCommit(git, sha);
    // A merge is shown as what it brought to the branch that it was made on.
    const [parent = EMPTY_TREE] = commit.parents;
    const [changes, accounts, checks] = await Promise.all([
      diffTrees(git, parent, sha),
      accountsByEmail(forge.store, [
        commit.author.email,
        commit.committer.email,
      ]),
      commitChecks(forge, repository, sha),
    ]);
    sendRepositoryPage(res, {
      repository,
      title: subjectOf(commit.message),
      tab: 'Commits',
      body: html`${heading(repository, commit, accounts)}${checks}${diff({
        repository,
        commit: sha,
        changes,
      })}`,
    });
  });
}

function heading(
  { fullName }: Repository,
  commit: GitCommit,
  accounts: Map<string, AccountRow>,
): Html {
  const { sha, message, author, committer, parents } = commit;
  const body = bodyOf(message);
  return html`<div class="stack">
    <h1>${subjectOf(message)}</h1>
    ${body && html`<pre class="message">${body}</pre>`}
    <p>
      ${commitPerson(author, accounts)} wrote this
      ${timeElement(author.date)}${committer.email !== author.email &&
      html`, ${commitPerson(committer, accounts)} committed it
      ${timeElement(committer.date)}`}
    </p>
    <p class="small muted">
      Commit <span class="mono">${sha}</span>${parents.length > 0 &&
      html`, parent${parents.length > 1 && 's'}
      ${parents.map(
        (parent, index) =>
          html`${index > 0 && ', '}<a
              class="mono"
              href="${links.repo(fullName, 'commit', parent)}"
              >${shortSha(parent)}</a
            >`,
      )}`}${parents.length === 0 && ', the first of its branch'}
      · <a href="${links.repo(fullName, 'tree', sha)}">Files at this commit</a>
    </p>
  </div>`;
}

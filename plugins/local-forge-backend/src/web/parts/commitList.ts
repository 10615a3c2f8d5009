import { Repository } from '../../forge/Forge';
import { GitCommit } from '../../git';
import { AccountRow } from '../../store';
import { shortSha, subjectOf, timeElement } from '../format';
import { html, Html } from '../html';
import { links } from '../links';
import { commitPerson } from './person';

/** One commit in a line. */
export function commitLine(
  { fullName }: Repository,
  commit: GitCommit,
  accounts: Map<string, AccountRow>,
): Html {
  const { sha, message, author } = commit;
  const address = links.repo(fullName, 'commit', sha);
  return html`<div class="row apart">
    <div class="grow">
      <a class="name" href="${address}">${subjectOf(message)}</a>
      <div class="small muted">
        ${commitPerson(author, accounts)} · ${timeElement(author.date)}
      </div>
    </div>
    <a class="mono muted" href="${address}">${shortSha(sha)}</a>
  </div>`;
}

/** Commits, newest first. */
export function commitList(
  repository: Repository,
  commits: GitCommit[],
  accounts: Map<string, AccountRow>,
): Html {
  return html`<ol class="box list">
    ${commits.map(
      commit => html`<li>${commitLine(repository, commit, accounts)}</li>`,
    )}
  </ol>`;
}

import { accountsByEmail } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import {
  GitCommit,
  GitRef,
  readCommit,
  resolveCommit,
  shortName,
} from '../../git';
import { html, Html } from '../html';
import { links } from '../links';
import { shortSha, subjectOf, timeElement } from '../format';
import { commitPerson } from './person';

/** Branches or tags with the commit that each points at. */
export async function refList(
  forge: Forge,
  repository: Repository,
  refs: GitRef[],
): Promise<Html> {
  const { git, fullName, row } = repository;
  const commits: [ref: GitRef, commit: GitCommit | undefined][] = [];
  for (const ref of refs) {
    // One after the other: a repository may have hundreds, and each needs processes.
    const sha = await resolveCommit(git, ref.name);
    commits.push([ref, sha && (await readCommit(git, sha))]);
  }
  const accounts = await accountsByEmail(
    forge.store,
    commits.flatMap(([, commit]) => (commit ? [commit.author.email] : [])),
  );
  return html`<ul class="box list">
    ${commits.map(([ref, commit]) => {
      const name = shortName(ref.name);
      const badge =
        ref.name === `refs/heads/${row.default_branch}` &&
        html`<span class="badge">default</span>`;
      // A tag may point at something other than a commit, which has no page.
      return commit
        ? html`<li>
            <div class="row apart">
              <div class="grow">
                <a
                  class="name mono"
                  href="${links.repo(fullName, 'tree', name)}"
                  >${name}</a
                >
                ${badge}
                <div class="small muted">
                  ${subjectOf(commit.message)} ·
                  ${commitPerson(commit.author, accounts)} ·
                  ${timeElement(commit.author.date)}
                </div>
              </div>
              <a
                class="mono muted"
                href="${links.repo(fullName, 'commit', commit.sha)}"
                >${shortSha(commit.sha)}</a
              >
            </div>
          </li>`
        : html`<li><span class="name mono">${name}</span></li>`;
    })}
  </ul>`;
}

import { accountsById } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import { labelsById } from '../../forge/issues';
import { IssueRow } from '../../store';
import { timeElement } from '../format';
import { html, Html } from '../html';
import { links } from '../links';
import { accountLink } from './person';
import { stateBadge } from './stateBadge';

/** Issues or pull requests, a line each. */
export async function issueList(
  forge: Forge,
  { fullName }: Repository,
  issues: IssueRow[],
  merged: Set<number> = new Set(),
): Promise<Html> {
  const [accounts, labels] = await Promise.all([
    accountsById(
      forge.store,
      issues.map(issue => issue.author_id),
    ),
    labelsById(
      forge,
      issues.flatMap(issue => issue.labels),
    ),
  ]);
  return html`<ol class="box list">
    ${issues.map(issue => {
      const { number, title, is_pull: isPull } = issue;
      const address = links.repo(fullName, isPull ? 'pull' : 'issues', number);
      return html`<li>
        <div class="row">
          ${stateBadge(merged.has(number) ? 'merged' : issue.state)}<a
            class="name"
            href="${address}"
            >${title}</a
          >${issue.labels.map(
            id => html`<span class="badge">${labels.get(id)?.name}</span>`,
          )}
        </div>
        <div class="small muted">
          #${number} by ${accountLink(accounts.get(issue.author_id))} ·
          ${timeElement(issue.created_at)}
        </div>
      </li>`;
    })}
  </ol>`;
}

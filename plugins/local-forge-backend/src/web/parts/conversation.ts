import { accountsById } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import { AccountRow, IssueRow } from '../../store';
import { timeElement } from '../format';
import { Content, html, Html } from '../html';
import { renderMarkdown } from '../markdown';
import { accountLink } from './person';
import { stateBadge } from './stateBadge';

interface Remark {
  /** The fragment by which the REST API's `html_url` names it. */
  id: string;
  author: number;
  time: string;
  text: string | null;
  badge?: Content;
}

/** What an issue or a pull request says, its reviews and its comments, oldest first. */
export async function conversation(
  { store }: Forge,
  repository: Repository,
  issue: IssueRow,
): Promise<Html> {
  const [comments, reviews] = await Promise.all([
    store.comments.list({ issue_id: issue.id }, { order: ['id', 'asc'] }),
    store.reviews.list({ issue_id: issue.id }, { order: ['id', 'asc'] }),
  ]);
  const answers: Remark[] = [
    ...comments.map(comment => ({
      id: `issuecomment-${comment.id}`,
      author: comment.author_id,
      time: comment.created_at,
      text: comment.body,
    })),
    ...reviews.map(review => ({
      id: `pullrequestreview-${review.id}`,
      author: review.author_id,
      time: review.submitted_at,
      text: review.body,
      badge: stateBadge(review.state),
    })),
  ].sort((one, other) => one.time.localeCompare(other.time));
  const remarks: Remark[] = [
    {
      id: `issue-${issue.id}`,
      author: issue.author_id,
      time: issue.created_at,
      text: issue.body,
    },
    ...answers,
  ];
  const accounts = await accountsById(
    store,
    remarks.map(({ author }) => author),
  );
  return html`${remarks.map(remark =>
    remarkBox(repository, remark, accounts.get(remark.author)),
  )}`;
}

function remarkBox(
  { fullName, row }: Repository,
  { id, time, text, badge }: Remark,
  author: AccountRow | undefined,
): Html {
  const place = { repository: fullName, ref: row.default_branch, folder: '' };
  return html`<article class="box" id="${id}">
    <header class="row small">
      ${accountLink(author)}${badge}<span class="muted"
        >${timeElement(time)}</span
      >
    </header>
    ${text
      ? renderMarkdown(text, place)
      : html`<p class="pad muted">No text.</p>`}
  </article>`;
}

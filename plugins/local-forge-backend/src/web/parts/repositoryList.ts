import { permissionIn } from '../../forge/access';
import { Forge, Repository } from '../../forge/Forge';
import { listRepositories } from '../../forge/repositories';
import { AccountRow } from '../../store';
import { timeElement } from '../format';
import { html, Html } from '../html';
import { links } from '../links';

/** The repositories of an account that somebody may see. */
export async function readableRepositories(
  forge: Forge,
  viewer: AccountRow | undefined,
  owner: AccountRow,
): Promise<Repository[]> {
  const repositories = await listRepositories(forge, owner);
  const permissions = await Promise.all(
    repositories.map(({ row }) => permissionIn(forge.store, viewer, row)),
  );
  return repositories.filter((_, index) => permissions[index] !== 'none');
}

/** Repositories with what they are and when they last changed. */
export function repositoryList(repositories: Repository[]): Html {
  if (repositories.length === 0) {
    return html`<p class="empty">
      No repositories yet. The portal's templates create them here, and so does
      <code>POST /api/v3/orgs/{org}/repos</code>.
    </p>`;
  }
  return html`<ul class="list">
    ${repositories.map(
      ({ row, fullName }) =>
        html`<li>
          <div class="row apart">
            <div class="grow">
              <a class="name" href="${links.repo(fullName)}">${row.name}</a>
              ${visibilityBadge(row)}
              <div>${row.description}</div>
            </div>
            <span class="muted small"
              >${timeElement(row.pushed_at ?? row.created_at)}</span
            >
          </div>
        </li>`,
    )}
  </ul>`;
}

/** What is out of the ordinary about a repository. */
export function visibilityBadge(row: Repository['row']): Html {
  return html`${row.visibility !== 'public' &&
  html`<span class="badge">${row.visibility}</span>`}${row.archived &&
  html` <span class="badge">archived</span>`}`;
}

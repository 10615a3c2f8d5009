import { Forge, Repository } from '../../forge/Forge';
import { latestStatuses } from '../../forge/statuses';
import { Sha } from '../../git';
import { html, Html } from '../html';
import { externalLink } from '../links';
import { stateBadge } from './stateBadge';

/** What other tools said of a commit; nothing if they said nothing. */
export async function commitChecks(
  { store }: Forge,
  { row }: Repository,
  sha: Sha,
): Promise<Html | undefined> {
  const [statuses, runs] = await Promise.all([
    store.commitStatuses.list(
      { repository_id: row.id, sha },
      { order: ['id', 'desc'] },
    ),
    store.checkRuns.list(
      { repository_id: row.id, head_sha: sha },
      { order: ['id', 'desc'] },
    ),
  ]);
  const checks = [
    ...latestStatuses(statuses).map(
      ({ context, state, description, target_url }) => ({
        name: context,
        state,
        text: description,
        address: target_url,
      }),
    ),
    ...runs.map(({ name, status, conclusion, output, details_url }) => ({
      name,
      state: conclusion ?? status,
      text: output.title,
      address: details_url,
    })),
  ];
  if (checks.length === 0) {
    return undefined;
  }
  return html`<section class="box">
    <header><h2>Checks</h2></header>
    <ul class="list">
      ${checks.map(
        ({ name, state, text, address }) =>
          html`<li class="row">
            ${stateBadge(state)}<span class="name"
              >${address ? externalLink(address, name) : name}</span
            ><span class="muted">${text}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

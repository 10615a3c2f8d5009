import { RequestHandler } from 'express';
import { accountsById, getAccount, getTeam } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { html } from '../html';
import { sendPage } from '../layout';
import { links } from '../links';
import { accountLink } from '../parts/person';

/** The page of a team: who belongs to it. */
export function teamPage(forge: Forge): RequestHandler {
  return async (req, res) => {
    const { store } = forge;
    const { owner, team: slug } = req.params;
    const organization = await getAccount(store, owner, 'Organization');
    const team = await getTeam(store, organization, slug);
    const members = await store.teamMembers.list({ team_id: team.id });
    const accounts = await accountsById(
      store,
      members.map(({ user_id }) => user_id),
    );
    sendPage(res, {
      title: team.name,
      trail: [[organization.login, links.web(organization.login)]],
      body: html`<div class="stack">
          <h1>${team.name}</h1>
          <p class="muted">
            Team of ${organization.name ?? organization.login}
          </p>
          ${team.description && html`<p>${team.description}</p>`}
        </div>
        <section class="box">
          <header><h2>Members</h2></header>
          ${members.length > 0
            ? html`<ul class="list">
                ${members.map(
                  ({ user_id, role }) =>
                    html`<li>
                      ${accountLink(accounts.get(user_id))}
                      ${role === 'maintainer' &&
                      html`<span class="badge">maintainer</span>`}
                    </li>`,
                )}
              </ul>`
            : html`<p class="empty">Nobody belongs to this team.</p>`}
        </section>`,
    });
  };
}

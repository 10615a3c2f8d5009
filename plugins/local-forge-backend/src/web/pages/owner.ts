import { RequestHandler } from 'express';
import { getAccount } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { viewerOf } from '../../http/auth';
import { html } from '../html';
import { sendPage } from '../layout';
import { links } from '../links';
import { readableRepositories, repositoryList } from '../parts/repositoryList';

/** The page of an organisation or a user. */
export function ownerPage(forge: Forge): RequestHandler {
  return async (req, res) => {
    const { store } = forge;
    const account = await getAccount(store, req.params.owner);
    const [repositories, teams] = await Promise.all([
      readableRepositories(forge, viewerOf(res), account),
      store.teams.list(
        { organization_id: account.id },
        { order: ['slug', 'asc'] },
      ),
    ]);
    const name = account.name ?? account.login;
    sendPage(res, {
      title: name,
      trail: [[account.login, links.web(account.login)]],
      body: html`<div class="stack">
          <h1>${name}</h1>
          <p class="muted">
            ${account.type === 'Organization' ? 'Organisation' : 'User'}
            <span class="mono">${account.login}</span>
          </p>
          ${account.description && html`<p>${account.description}</p>`}
        </div>
        <section class="box">
          <header><h2>Repositories</h2></header>
          ${repositoryList(repositories)}
        </section>
        ${teams.length > 0 &&
        html`<section class="box">
          <header><h2>Teams</h2></header>
          <ul class="list">
            ${teams.map(
              team =>
                html`<li>
                  <a
                    class="name"
                    href="${links.web(
                      'orgs',
                      account.login,
                      'teams',
                      team.slug,
                    )}"
                    >${team.name}</a
                  >
                  <div>${team.description}</div>
                </li>`,
            )}
          </ul>
        </section>`}`,
    });
  };
}

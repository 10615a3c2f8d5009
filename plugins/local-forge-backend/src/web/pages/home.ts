import { RequestHandler } from 'express';
import { Forge, Repository } from '../../forge/Forge';
import { viewerOf } from '../../http/auth';
import { AccountRow } from '../../store';
import { html } from '../html';
import { sendPage } from '../layout';
import { links } from '../links';
import { readableRepositories, repositoryList } from '../parts/repositoryList';

/** The page of all organisations, and of the users who have repositories. */
export function homePage(forge: Forge): RequestHandler {
  return async (_req, res) => {
    const accounts = await forge.store.accounts.list(
      {},
      { order: ['login_key', 'asc'] },
    );
    const owners = await Promise.all(
      accounts.map(async account => ({
        account,
        repositories: await readableRepositories(forge, viewerOf(res), account),
      })),
    );
    const shown = owners.filter(
      ({ account, repositories }) =>
        account.type === 'Organization' || repositories.length > 0,
    );
    sendPage(res, {
      title: 'Organisations',
      body: html`<h1>Organisations and repositories</h1>
        ${shown.map(({ account, repositories }) =>
          ownerBox(account, repositories),
        )}${shown.length === 0 &&
        html`<p class="box empty">
          There is no organisation yet. Name one under
          <code>localForge.organizations</code> in the configuration.
        </p>`}`,
    });
  };
}

function ownerBox(account: AccountRow, repositories: Repository[]) {
  return html`<section class="box">
    <header class="row apart">
      <h2>
        <a href="${links.web(account.login)}"
          >${account.name ?? account.login}</a
        >
      </h2>
      <span class="muted mono">${account.login}</span>
    </header>
    ${repositoryList(repositories)}
  </section>`;
}

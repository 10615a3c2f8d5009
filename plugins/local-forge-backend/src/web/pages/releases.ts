import { RequestHandler } from 'express';
import { accountsById } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import { notFound } from '../../http/errors';
import { readPage } from '../../http/pagination';
import { reads } from '../../rest/request';
import { AccountRow, ReleaseRow } from '../../store';
import { timeElement } from '../format';
import { html, Html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { renderMarkdown } from '../markdown';
import { pager } from '../parts/pager';
import { accountLink } from '../parts/person';

/** The page of all releases, or of the one for a tag. */
export function releasesPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { releases } = forge.store;
    const { row, fullName } = repository;
    const { tag } = req.params;
    const where = { repository_id: row.id, draft: false, tag_name: tag };
    const page = readPage(req);
    const [total, shown] = await Promise.all([
      releases.count(where),
      releases.list(where, {
        order: ['id', 'desc'],
        limit: page.perPage,
        offset: page.offset,
      }),
    ]);
    if (tag !== undefined && total === 0) {
      throw notFound();
    }
    const accounts = await accountsById(
      forge.store,
      shown.map(({ author_id }) => author_id),
    );
    sendRepositoryPage(res, {
      repository,
      title: tag === undefined ? 'Releases' : `Release ${tag}`,
      tab: 'Releases',
      body: html`<h1>${tag === undefined ? 'Releases' : `Release ${tag}`}</h1>
        ${shown.length > 0
          ? shown.map(release =>
              releaseBox(repository, release, accounts.get(release.author_id)),
            )
          : html`<p class="box empty">There are no releases yet.</p>`}${pager({
          address: links.repo(fullName, 'releases'),
          page,
          total,
        })}`,
    });
  });
}

function releaseBox(
  { fullName }: Repository,
  release: ReleaseRow,
  author: AccountRow | undefined,
): Html {
  const { tag_name: tag, name, body, prerelease } = release;
  return html`<section class="box">
    <header class="row apart">
      <h2>
        <a href="${links.repo(fullName, 'releases', 'tag', tag)}"
          >${name || tag}</a
        >
        ${prerelease && html`<span class="badge">pre-release</span>`}
      </h2>
      <span class="small muted"
        >${accountLink(author)} ·
        ${timeElement(release.published_at ?? release.created_at)}</span
      >
    </header>
    <p class="pad">
      Tag <a class="mono" href="${links.repo(fullName, 'tree', tag)}">${tag}</a>
    </p>
    ${body &&
    renderMarkdown(body, { repository: fullName, ref: tag, folder: '' })}
  </section>`;
}

import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { listRefs } from '../../git';
import { reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { refList } from '../parts/refList';

/** The page of a repository's tags. */
export function tagsPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ res, repository }) => {
    const tags = await listRefs(repository.git, 'refs/tags/');
    sendRepositoryPage(res, {
      repository,
      title: 'Tags',
      tab: 'Tags',
      body: html`<h1>Tags</h1>
        ${tags.length > 0
          ? await refList(forge, repository, tags)
          : html`<p class="box empty">There are no tags yet.</p>`}`,
    });
  });
}

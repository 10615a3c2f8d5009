import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { issueList } from '../parts/issueList';
import { stateFilter } from '../parts/stateFilter';

/** The page of a repository's issues. */
export function issuesPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { state, filter } = stateFilter(req, repository, 'issues');
    const issues = await forge.store.issues.list(
      { repository_id: repository.row.id, is_pull: false, state },
      { order: ['number', 'desc'] },
    );
    sendRepositoryPage(res, {
      repository,
      title: 'Issues',
      tab: 'Issues',
      body: html`<div class="row apart">
          <h1>Issues</h1>
          ${filter}
        </div>
        ${issues.length > 0
          ? await issueList(forge, repository, issues)
          : html`<p class="box empty">There are no ${state} issues.</p>`}`,
    });
  });
}

import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { listPulls } from '../../forge/pulls';
import { reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { issueList } from '../parts/issueList';
import { stateFilter } from '../parts/stateFilter';

/** The page of a repository's pull requests. */
export function pullsPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { state, filter } = stateFilter(req, repository, 'pulls');
    const requests = await listPulls(forge, repository, { state });
    const merged = new Set(
      requests
        .filter(({ pull }) => pull.merged_at)
        .map(({ issue }) => issue.number),
    );
    const issues = requests.map(({ issue }) => issue);
    sendRepositoryPage(res, {
      repository,
      title: 'Pull requests',
      tab: 'Pull requests',
      body: html`<div class="row apart">
          <h1>Pull requests</h1>
          ${filter}
        </div>
        ${issues.length > 0
          ? await issueList(forge, repository, issues, merged)
          : html`<p class="box empty">
              There are no ${state} pull requests.
            </p>`}`,
    });
  });
}

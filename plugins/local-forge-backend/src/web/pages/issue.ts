import { RequestHandler } from 'express';
import { accountsById } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { getIssue, labelsById } from '../../forge/issues';
import { readId, reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { conversation } from '../parts/conversation';
import { accountLink } from '../parts/person';
import { stateBadge } from '../parts/stateBadge';

/** The page of an issue. */
export function issuePage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const issue = await getIssue(forge, repository, readId(req.params.number));
    if (issue.is_pull) {
      res.redirect(links.repo(repository.fullName, 'pull', issue.number));
      return;
    }
    const [labels, accounts] = await Promise.all([
      labelsById(forge, issue.labels),
      accountsById(forge.store, issue.assignees),
    ]);
    sendRepositoryPage(res, {
      repository,
      title: `${issue.title} #${issue.number}`,
      tab: 'Issues',
      body: html`<div class="stack">
          <h1>${issue.title} <span class="muted">#${issue.number}</span></h1>
          <div class="row">
            ${stateBadge(issue.state)}${issue.labels.map(
              id => html`<span class="badge">${labels.get(id)?.name}</span>`,
            )}${issue.assignees.length > 0 &&
            html`<span
              >Assigned to
              ${issue.assignees.map(
                (id, index) =>
                  html`${index > 0 && ', '}${accountLink(accounts.get(id))}`,
              )}</span
            >`}
          </div>
        </div>
        ${await conversation(forge, repository, issue)}`,
    });
  });
}

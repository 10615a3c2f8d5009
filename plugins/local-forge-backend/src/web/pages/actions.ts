import { RequestHandler } from 'express';
import { accountsById } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import { notFound } from '../../http/errors';
import { readPage } from '../../http/pagination';
import { readId, reads } from '../../rest/request';
import { AccountRow, WorkflowRunRow } from '../../store';
import { shortSha, timeElement } from '../format';
import { html, Html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { pager } from '../parts/pager';
import { accountLink } from '../parts/person';
import { stateBadge } from '../parts/stateBadge';

/** The page of all workflow runs. */
export function actionsPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { workflowRuns } = forge.store;
    const { row, fullName } = repository;
    const where = { repository_id: row.id };
    const page = readPage(req);
    const [total, runs] = await Promise.all([
      workflowRuns.count(where),
      workflowRuns.list(where, {
        order: ['id', 'desc'],
        limit: page.perPage,
        offset: page.offset,
      }),
    ]);
    const accounts = await accountsById(
      forge.store,
      runs.map(({ actor_id }) => actor_id),
    );
    sendRepositoryPage(res, {
      repository,
      title: 'Workflow runs',
      tab: 'Actions',
      body: html`<h1>Workflow runs</h1>
        ${runs.length > 0
          ? html`<ol class="box list">
              ${runs.map(
                run => html`<li>${runLine(repository, run, accounts)}</li>`,
              )}
            </ol>`
          : html`<p class="box empty">
              There are no runs. The forge runs no workflows itself: it keeps
              those that are reported to it.
            </p>`}${pager({
          address: links.repo(fullName, 'actions'),
          page,
          total,
        })}`,
    });
  });
}

/** The page of one workflow run. */
export function runPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const run = await forge.store.workflowRuns.find({
      repository_id: repository.row.id,
      id: readId(req.params.id),
    });
    if (!run) {
      throw notFound();
    }
    const accounts = await accountsById(forge.store, [run.actor_id]);
    sendRepositoryPage(res, {
      repository,
      title: `${run.name} #${run.run_number}`,
      tab: 'Actions',
      body: html`<h1>${run.name} #${run.run_number}</h1>
        <div class="box pad stack">
          ${runLine(repository, run, accounts)}
          <p>
            Attempt ${run.run_attempt}, workflow
            <span class="mono">${run.path}</span>
          </p>
        </div>`,
    });
  });
}

function runLine(
  { fullName }: Repository,
  run: WorkflowRunRow,
  accounts: Map<number, AccountRow>,
): Html {
  return html`<div class="row">
      ${stateBadge(run.conclusion ?? run.status)}<a
        class="name"
        href="${links.repo(fullName, 'actions', 'runs', run.id)}"
        >${run.name} #${run.run_number}</a
      ><span class="mono"
        >${run.head_branch}
        <a href="${links.repo(fullName, 'commit', run.head_sha)}"
          >${shortSha(run.head_sha)}</a
        ></span
      >
    </div>
    <div class="small muted">
      ${run.event} by ${accountLink(accounts.get(run.actor_id))} ·
      ${timeElement(run.created_at)}
    </div>`;
}

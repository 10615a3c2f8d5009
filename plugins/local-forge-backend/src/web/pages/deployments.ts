import { RequestHandler } from 'express';
import { accountsById } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { readPage } from '../../http/pagination';
import { reads } from '../../rest/request';
import { DeploymentRow, DeploymentStatusRow } from '../../store';
import { shortSha, timeElement } from '../format';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { externalLink, links } from '../links';
import { pager } from '../parts/pager';
import { accountLink } from '../parts/person';
import { stateBadge } from '../parts/stateBadge';

/** The page of all deployments, or of those to one environment. */
export function deploymentsPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { store } = forge;
    const { row, fullName } = repository;
    const { environment } = req.params;
    const where = { repository_id: row.id, environment };
    const page = readPage(req);
    const [total, deployments] = await Promise.all([
      store.deployments.count(where),
      store.deployments.list(where, {
        order: ['id', 'desc'],
        limit: page.perPage,
        offset: page.offset,
      }),
    ]);
    const [statuses, accounts] = await Promise.all([
      store.deploymentStatuses.list(
        { deployment_id: deployments.map(({ id }) => id) },
        { order: ['id', 'asc'] },
      ),
      accountsById(
        store,
        deployments.map(({ creator_id }) => creator_id),
      ),
    ]);
    // The later status of the same deployment takes the place of the earlier one.
    const latest = new Map(
      statuses.map(status => [status.deployment_id, status]),
    );
    const address = links.repo(
      fullName,
      'deployments',
      ...(environment ? [environment] : []),
    );
    sendRepositoryPage(res, {
      repository,
      title: 'Deployments',
      tab: 'Deployments',
      body: html`<h1>Deployments${environment && ` to ${environment}`}</h1>
        ${deployments.length > 0
          ? html`<ol class="box list">
              ${deployments.map(
                deployment =>
                  html`<li>
                    <div class="row">
                      ${stateBadge(
                        latest.get(deployment.id)?.state ?? 'pending',
                      )}${target(fullName, deployment)}${logLink(
                        latest.get(deployment.id),
                      )}
                    </div>
                    <div class="small muted">
                      ${accountLink(accounts.get(deployment.creator_id))} ·
                      ${timeElement(deployment.created_at)}
                      ${deployment.description}
                    </div>
                  </li>`,
              )}
            </ol>`
          : html`<p class="box empty">
              Nothing has been deployed yet. A pipeline that reports to the
              deployments API shows up here.
            </p>`}${pager({ address, page, total })}`,
    });
  });
}

function logLink(status: DeploymentStatusRow | undefined) {
  const address = status?.log_url || status?.target_url;
  return address && externalLink(address, 'Log');
}

function target(fullName: string, { environment, ref, sha }: DeploymentRow) {
  return html`<a
      class="name"
      href="${links.repo(fullName, 'deployments', environment)}"
      >${environment}</a
    ><span class="mono"
      >${ref}
      <a href="${links.repo(fullName, 'commit', sha)}"
        >${shortSha(sha)}</a
      ></span
    >`;
}

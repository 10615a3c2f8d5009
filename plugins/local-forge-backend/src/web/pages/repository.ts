import { RequestHandler } from 'express';
import { Forge, Repository } from '../../forge/Forge';
import { resolveCommit, Sha } from '../../git';
import { reads } from '../../rest/request';
import { html, Html } from '../html';
import { sendRepositoryPage } from '../layout';
import { externalLink } from '../links';
import { branchChooser } from '../parts/branchChooser';
import { folder } from '../parts/folder';
import { visibilityBadge } from '../parts/repositoryList';
import { listRefNames } from '../target';

/** The first page of a repository. */
export function repositoryPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ res, repository }) => {
    const { row, git } = repository;
    // A repository with branches has commits on its default branch: the forge sees to that at every push.
    const commit = await resolveCommit(git, row.default_branch);
    sendRepositoryPage(res, {
      repository,
      title: row.description ?? row.name,
      tab: 'Code',
      body: html`${heading(repository)}${commit
        ? await content(forge, repository, commit)
        : howToBegin(forge, repository)}`,
    });
  });
}

function heading({ row }: Repository): Html {
  return html`<div class="stack">
    <h1>${row.name} ${visibilityBadge(row)}</h1>
    ${row.description && html`<p>${row.description}</p>`}${row.homepage &&
    html`<p>${externalLink(row.homepage)}</p>`}${row.topics.length > 0 &&
    html`<ul class="topics" aria-label="Topics">
      ${row.topics.map(topic => html`<li class="badge">${topic}</li>`)}
    </ul>`}
  </div>`;
}

async function content(
  forge: Forge,
  repository: Repository,
  commit: Sha,
): Promise<Html> {
  const current = repository.row.default_branch;
  const refs = await listRefNames(repository);
  const chooser = branchChooser({ repository, refs, current, page: 'tree' });
  const address = cloneAddress(forge, repository);
  return html`<div class="row apart">
      ${chooser}<code class="clone" tabindex="0">git clone ${address}</code>
    </div>
    ${await folder(forge, repository, { ref: current, commit })}`;
}

function howToBegin(forge: Forge, repository: Repository): Html {
  const { row } = repository;
  const address = cloneAddress(forge, repository);
  return html`<section class="box">
    <header><h2>This repository is empty</h2></header>
    <div class="pad stack">
      <p>Clone it and begin in it:</p>
      <code class="clone" tabindex="0">git clone ${address}</code>
      <p>Or push a repository that you have:</p>
      <code class="clone" tabindex="0">git remote add origin ${address}</code>
      <code class="clone" tabindex="0"
        >git push -u origin HEAD:${row.default_branch}</code
      >
      <p class="muted">
        Git asks for a name and a password when you push: any name, and as
        password the token of the forge (<code>localForge.token</code> in the
        configuration).
      </p>
    </div>
  </section>`;
}

function cloneAddress(forge: Forge, { fullName }: Repository): string {
  return `${forge.urls.repo(fullName)}.git`;
}

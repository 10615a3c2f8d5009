import { RequestHandler } from 'express';
import { Forge } from '../../forge/Forge';
import { listRefs, shortName } from '../../git';
import { reads } from '../../rest/request';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { refList } from '../parts/refList';

/** The page of a repository's branches. */
export function branchesPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ res, repository }) => {
    const branches = await listRefs(repository.git, 'refs/heads/');
    const { default_branch: first } = repository.row;
    const isDefault = (name: string) => shortName(name) === first;
    branches.sort(
      (one, other) =>
        Number(isDefault(other.name)) - Number(isDefault(one.name)),
    );
    sendRepositoryPage(res, {
      repository,
      title: 'Branches',
      tab: 'Branches',
      body: html`<h1>Branches</h1>
        ${branches.length > 0
          ? await refList(forge, repository, branches)
          : html`<p class="box empty">
              There are no branches yet. The first push makes one.
            </p>`}`,
    });
  });
}

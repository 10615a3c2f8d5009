import { Repository } from '../../forge/Forge';
import { html, Html } from '../html';
import { links } from '../links';
import { RefNames } from '../target';

const MOST = 100; // More names are no help in a list; the pages of branches and tags have all.

/** A list of the branches and tags that a page can be shown for. */
export function branchChooser(options: {
  repository: Repository;
  refs: RefNames;
  current: string;
  page: 'tree' | 'commits';
}): Html {
  const { repository, refs, current, page } = options;
  const { fullName } = repository;
  const group = (title: string, names: string[], all: string) =>
    names.length > 0 &&
    html`<h2>${title}</h2>
      <ul>
        ${names.slice(0, MOST).map(
          name =>
            html`<li>
              <a
                href="${links.repo(fullName, page, name)}"
                ${name === current && html` aria-current="true"`}
                >${name}</a
              >
            </li>`,
        )}${names.length > MOST &&
        html`<li>
          <a href="${links.repo(fullName, all)}">All ${names.length}</a>
        </li>`}
      </ul>`;
  const known = [...refs.branches, ...refs.tags].includes(current);
  return html`<details class="chooser">
    <summary>
      <span class="muted">At</span>
      <b>${known ? current : current.slice(0, 12)}</b>
    </summary>
    <div>
      ${group('Branches', refs.branches, 'branches')}${group(
        'Tags',
        refs.tags,
        'tags',
      )}
    </div>
  </details>`;
}

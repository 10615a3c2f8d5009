import { Repository } from '../../forge/Forge';
import { TreePath } from '../../git';
import { html, Html } from '../html';
import { links } from '../links';

/** The folders that lead to a path, as links; the last part is the heading of the page. */
export function pathTrail(
  { fullName, row }: Repository,
  ref: string,
  path: TreePath,
): Html {
  const names = path === '' ? [] : path.split('/');
  const folders = names.slice(0, -1).map((name, index) => {
    const folder = names.slice(0, index + 1).join('/');
    return html` /
      <a href="${links.repo(fullName, 'tree', ref, folder)}">${name}</a>`;
  });
  return html`<h1>
    <a href="${links.repo(fullName, 'tree', ref)}">${row.name}</a
    >${folders}${names.length > 0 && html` / ${names[names.length - 1]}`}
  </h1>`;
}

import { Repository } from '../../forge/Forge';
import { TreeEntry } from '../../git';
import { fileSize } from '../format';
import { html, Html } from '../html';
import { links } from '../links';
import { FILE_ICON, FOLDER_ICON } from './icons';

/** The entries of a folder, folders first. */
export function fileTable(
  repository: Repository,
  ref: string,
  entries: TreeEntry[],
): Html {
  const rank = ({ type }: TreeEntry) => (type === 'tree' ? 0 : 1);
  const sorted = [...entries].sort(
    (one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1),
  );
  return html`<table class="files">
    <tbody>
      ${sorted.map(entry => fileRow(repository, ref, entry))}
    </tbody>
  </table>`;
}

function fileRow({ fullName }: Repository, ref: string, entry: TreeEntry) {
  const { path, type, mode, sha, size } = entry;
  const name = path.split('/').pop();
  switch (type) {
    case 'tree':
      return html`<tr class="folder">
        <th scope="row">
          ${FOLDER_ICON}<a href="${links.repo(fullName, 'tree', ref, path)}"
            >${name}</a
          >
        </th>
        <td></td>
      </tr>`;
    case 'commit':
      return html`<tr>
        <th scope="row">
          ${FOLDER_ICON}${name}
          <span class="muted mono">@ ${sha.slice(0, 7)}</span>
        </th>
        <td>submodule</td>
      </tr>`;
    default:
      return html`<tr>
        <th scope="row">
          ${FILE_ICON}<a href="${links.repo(fullName, 'blob', ref, path)}"
            >${name}</a
          >
        </th>
        <td>${mode === '120000' ? 'link' : fileSize(size ?? 0)}</td>
      </tr>`;
  }
}

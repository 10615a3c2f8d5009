import { Repository } from '../../forge/Forge';
import { FileChange } from '../../git';
import { changeStatistics } from '../../rest/presenters/commits';
import { plural } from '../format';
import { html, Html } from '../html';
import { links } from '../links';
import { parsePatch, PatchLine } from '../patch';

const FOLDED_LINES = 400; // A larger change is rarely read from its first to its last line.
const MOST_LINES = 10_000; // What a browser shows without delay; the rest of a change is in git.

const SIGNS = { added: '+', removed: '-', context: ' ', hunk: '' };

/** What changed, file by file. */
export function diff(options: {
  repository: Repository;
  /** The commit that the files can be seen at. */
  commit: string;
  changes: FileChange[];
}): Html {
  const { repository, commit, changes } = options;
  const { additions, deletions } = changeStatistics(changes);
  let shown = 0;
  const files = changes.map(change => {
    shown += change.additions + change.deletions;
    return fileDiff(repository, commit, change, shown <= MOST_LINES);
  });
  return html`<h2>Changes</h2>
    <p>
      ${plural(changes.length, 'file')} changed,
      <span class="plus">${plural(additions, 'line')} added</span>,
      <span class="minus">${plural(deletions, 'line')} removed</span>
    </p>
    ${files}`;
}

function fileDiff(
  { fullName }: Repository,
  commit: string,
  change: FileChange,
  fits: boolean,
): Html {
  const { path, previousPath, status, additions, deletions, patch } = change;
  const folded = !fits || additions + deletions > FOLDED_LINES;
  const link =
    status !== 'removed' &&
    html`<p class="pad small">
      <a href="${links.repo(fullName, 'blob', commit, path)}">View the file</a>
    </p>`;
  return html`<details class="box" ${!folded && html` open`}>
    <summary>
      <span class="mono"
        >${previousPath !== undefined && `${previousPath} → `}${path}</span
      >
      <span class="badge">${status}</span>
      <span class="mono small"
        ><span class="plus">+${additions}</span>
        <span class="minus">−${deletions}</span></span
      >
    </summary>
    ${fileBody(patch, fits)}${link}
  </details>`;
}

function fileBody(patch: string | undefined, fits: boolean): Html {
  if (patch === undefined) {
    return html`<p class="pad muted">
      No lines to show: the file is binary, empty, or has the same content as
      before.
    </p>`;
  }
  if (!fits) {
    return html`<p class="pad muted">
      This is too much to show here. Clone the repository to see all of it.
    </p>`;
  }
  return html`<div class="scroll" tabindex="0">
    <table class="code">
      <tbody>
        ${parsePatch(patch).map(patchRow)}
      </tbody>
    </table>
  </div>`;
}

function patchRow({ kind, before, after, text }: PatchLine): Html {
  return html`<tr class="${kind}">
    <td class="line">${before}</td>
    <td class="line">${after}</td>
    <td><code>${SIGNS[kind]}${text}</code></td>
  </tr>`;
}

import { Repository } from '../../forge/Forge';
import { PullRequest } from '../../forge/PullRequest';
import { MergeMethod } from '../../git';
import { html, Html } from '../html';
import { links } from '../links';
import { Mergeability } from '../mergeability';

const METHODS: Record<MergeMethod, string> = {
  merge: 'Make a merge commit',
  squash: 'Squash into one commit',
  rebase: 'Rebase its commits',
};

/** Says whether a pull request can be merged, with a form that merges it. */
export function mergeBox(
  { fullName }: Repository,
  { issue, pull }: PullRequest,
  { text, methods }: Mergeability,
): Html {
  return html`<section class="box" id="merge">
    <header><h2>Merge</h2></header>
    <div class="pad stack">
      <p>${text}</p>
      ${pull.merge_commit_sha &&
      html`<p>
        It became commit
        <a
          class="mono"
          href="${links.repo(fullName, 'commit', pull.merge_commit_sha)}"
          >${pull.merge_commit_sha.slice(0, 7)}</a
        >
        of <span class="mono">${pull.base_ref}</span>.
      </p>`}${methods.length > 0 &&
      html`<form
        class="row"
        method="post"
        action="${links.repo(fullName, 'pull', issue.number, 'merge')}"
      >
        <input type="hidden" name="sha" value="${pull.head_sha}" /><label
          >How
          <select name="method">
            ${methods.map(
              method =>
                html`<option value="${method}">${METHODS[method]}</option>`,
            )}
          </select></label
        ><button type="submit">Merge</button>
      </form>`}
    </div>
  </section>`;
}

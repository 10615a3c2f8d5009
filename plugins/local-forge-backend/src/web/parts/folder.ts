import { accountsByEmail } from '../../forge/accounts';
import { Forge, Repository } from '../../forge/Forge';
import { listCommits, listTree, readBlob, TreeEntry } from '../../git';
import { html, Html } from '../html';
import { links } from '../links';
import { renderMarkdown } from '../markdown';
import { Target } from '../target';
import { commitLine } from './commitList';
import { fileTable } from './fileTable';

const README = /^readme\.(md|markdown)$/i;
const MAX_README_BYTES = 512 * 1024;

/** A folder at a commit: the last change in it, its entries and its README. */
export async function folder(
  forge: Forge,
  repository: Repository,
  { ref, commit, path }: Pick<Target, 'ref' | 'commit'> & Partial<Target>,
): Promise<Html> {
  const { git } = repository;
  const [entries, [last]] = await Promise.all([
    listTree(git, commit, { path }),
    listCommits(git, { revisions: [commit], limit: 1, path }),
  ]);
  const accounts = await accountsByEmail(forge.store, [last.author.email]);
  const readme = entries.find(
    entry => entry.type === 'blob' && README.test(nameOf(entry)),
  );
  return html`<section class="box" aria-label="Files">
      <header>${commitLine(repository, last, accounts)}</header>
      ${fileTable(repository, ref, entries)}
    </section>
    ${readme && (await readmeBox(repository, ref, readme))}`;
}

async function readmeBox(
  { git, fullName }: Repository,
  ref: string,
  entry: TreeEntry,
): Promise<Html> {
  const name = nameOf(entry);
  const tooLarge = (entry.size ?? 0) > MAX_README_BYTES;
  const place = {
    repository: fullName,
    ref,
    folder: entry.path.slice(0, -name.length).replace(/\/$/, ''),
  };
  return html`<section class="box">
    <header>
      <h2>
        <a href="${links.repo(fullName, 'blob', ref, entry.path)}">${name}</a>
      </h2>
    </header>
    ${tooLarge
      ? html`<p class="empty">This file is too large to show here.</p>`
      : renderMarkdown(
          (await readBlob(git, entry.sha)).toString('utf8'),
          place,
        )}
  </section>`;
}

function nameOf({ path }: TreeEntry): string {
  return path.split('/').pop() ?? path;
}

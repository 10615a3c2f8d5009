import { RequestHandler } from 'express';
import { Forge, Repository } from '../../forge/Forge';
import { findEntry, readBlob, TreeEntry } from '../../git';
import { notFound } from '../../http/errors';
import { queryText, reads } from '../../rest/request';
import { fileSize, plural } from '../format';
import { html, Html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { renderMarkdown } from '../markdown';
import { branchChooser } from '../parts/branchChooser';
import { codeTable, linesOf } from '../parts/codeTable';
import { pathTrail } from '../parts/pathTrail';
import { resolveTarget } from '../target';

const MAX_SHOWN_BYTES = 512 * 1024; // More makes a page of several megabytes that nobody reads.
const MARKDOWN = /\.(md|markdown)$/i;
const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;

interface ShownFile {
  repository: Repository;
  ref: string;
  entry: TreeEntry;
  raw: string;
  /** Whether to show the source of a text that would be rendered. */
  plain: boolean;
}

/** The page of a file, at `/{owner}/{repo}/blob/{ref}/{path}`. */
export function blobPage(forge: Forge): RequestHandler {
  return reads(forge, async ({ req, res, repository }) => {
    const { ref, refs, commit, path } = await resolveTarget(
      repository,
      req.params.rest,
    );
    const { fullName } = repository;
    const entry = await findEntry(repository.git, commit, path);
    if (entry?.type === 'tree') {
      res.redirect(links.repo(fullName, 'tree', ref, ...(path ? [path] : [])));
      return;
    }
    if (entry?.type !== 'blob') {
      throw notFound();
    }
    const raw = links.repo(fullName, 'raw', ref, path);
    const plain = queryText(req, 'plain') === '1';
    sendRepositoryPage(res, {
      repository,
      title: `${path} at ${ref}`,
      tab: 'Code',
      body: html`<div class="row">
          ${branchChooser({
            repository,
            refs,
            current: ref,
            page: 'tree',
          })}${pathTrail(repository, ref, path)}
        </div>
        ${await fileBox({
          repository,
          ref,
          entry,
          raw,
          plain,
        })}`,
    });
  });
}

async function fileBox(file: ShownFile): Promise<Html> {
  const { repository, ref, entry, raw, plain } = file;
  const { fullName } = repository;
  const self = links.repo(fullName, 'blob', ref, entry.path);
  const { facts, body } = await fileContent(file);
  return html`<section class="box" aria-label="File">
    <header class="row apart small">
      <span class="muted">${facts}</span
      ><span class="row"
        >${MARKDOWN.test(entry.path) &&
        (plain
          ? html`<a href="${self}">Rendered</a>`
          : html`<a href="${self}?plain=1">Source</a>`)}<a href="${raw}">Raw</a
        ><a href="${links.repo(fullName, 'commits', ref, entry.path)}"
          >History</a
        ></span
      >
    </header>
    ${body}
  </section>`;
}

async function fileContent({ repository, ref, entry, raw, plain }: ShownFile) {
  const { git, fullName } = repository;
  const { path, sha, size = 0 } = entry;
  if (PICTURE.test(path)) {
    const picture = html`<p class="picture">
      <img src="${raw}" alt="${path}" />
    </p>`;
    return { facts: `Picture, ${fileSize(size)}`, body: picture };
  }
  if (size > MAX_SHOWN_BYTES) {
    const body = html`<p class="empty">
      This file is too large to show here.
      <a href="${raw}">Open the raw file</a>
    </p>`;
    return { facts: fileSize(size), body };
  }
  const content = await readBlob(git, sha);
  if (content.includes(0)) {
    const body = html`<p class="empty">
      This file is binary. <a href="${raw}">Open the raw file</a>
    </p>`;
    return { facts: `Binary, ${fileSize(size)}`, body };
  }
  const text = content.toString('utf8');
  const lines = linesOf(text);
  const folder = path.split('/').slice(0, -1).join('/');
  return {
    facts: `${plural(lines.length, 'line')}, ${fileSize(size)}`,
    body:
      MARKDOWN.test(path) && !plain
        ? renderMarkdown(text, { repository: fullName, ref, folder })
        : codeTable(lines),
  };
}

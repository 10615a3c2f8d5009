import { Response } from 'express';
import { Repository } from '../forge/Forge';
import { Content, html, Html } from './html';
import { links } from './links';
import { ICON_PATH, MARK } from './mark';
import { STYLE_PATH } from './style';

/** The parts of a repository that its pages lead to. */
const TABS = [
  ['Code', ''],
  ['Commits', 'commits'],
  ['Branches', 'branches'],
  ['Tags', 'tags'],
  ['Pull requests', 'pulls'],
  ['Issues', 'issues'],
  ['Actions', 'actions'],
  ['Deployments', 'deployments'],
  ['Releases', 'releases'],
] as const;

/** A part of a repository. */
export type Tab = (typeof TABS)[number][0];

/** What a page consists of. */
export interface PageOptions {
  title: string;
  /** Links to what the page is a part of. */
  trail?: [text: string, address: string][];
  /** Navigation below the trail. */
  navigation?: Html;
  body: Content;
}

/** Sends a page. */
export function sendPage(
  res: Response,
  options: PageOptions,
  status = 200,
): void {
  const { title, trail = [], navigation, body } = options;
  const document = html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Local forge</title>
        <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="bar">
          <div class="top">
            <a href="/">${MARK} Local forge</a>${trail.length > 0 &&
            html`<nav aria-label="Breadcrumb">
              <ol>
                ${trail.map(
                  ([text, address]) =>
                    html`<li><a href="${address}">${text}</a></li>`,
                )}
              </ol>
            </nav>`}
          </div>
          ${navigation}
        </header>
        <main id="main">${body}</main>
        <footer class="bar foot">
          <p class="bottom">
            Local forge: on this machine only. For development, demos and tests.
          </p>
        </footer>
      </body>
    </html> `;
  res.status(status).type('html').send(document.toString());
}

/** Sends a page of a repository. */
export function sendRepositoryPage(
  res: Response,
  options: {
    repository: Repository;
    title: string;
    tab: Tab;
    body: Content;
    status?: number;
  },
): void {
  const { repository, title, tab, body, status } = options;
  const { owner, row, fullName } = repository;
  const tabs = html`<nav aria-label="Repository">
    <ul class="tabs">
      ${TABS.map(
        ([text, path]) =>
          html`<li>
            <a
              href="${links.repo(fullName, ...(path ? [path] : []))}"
              ${text === tab && html` aria-current="page"`}
              >${text}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
  sendPage(
    res,
    {
      title: `${title} · ${fullName}`,
      trail: [
        [owner.login, links.web(owner.login)],
        [row.name, links.repo(fullName)],
      ],
      navigation: tabs,
      body,
    },
    status,
  );
}

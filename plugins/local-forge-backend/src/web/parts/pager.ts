import { Page } from '../../http/pagination';
import { html, Html } from '../html';

/** Links to the parts of a list before and after the one on the page. */
export function pager(options: {
  address: string;
  page: Page;
  total: number;
}): Html | undefined {
  const { address, page, total } = options;
  const last = Math.max(1, Math.ceil(total / page.perPage));
  if (last === 1 && page.page === 1) {
    return undefined;
  }
  const to = (number: number) => `${address}?page=${number}`;
  return html`<nav class="row" aria-label="Pages">
    ${page.page > 1 &&
    html`<a rel="prev" href="${to(Math.min(page.page - 1, last))}"
      >Newer</a
    >`}<span class="muted">Page ${page.page} of ${last}</span>${page.page <
      last && html`<a rel="next" href="${to(page.page + 1)}">Older</a>`}
  </nav>`;
}

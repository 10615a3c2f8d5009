import { Request, Response } from 'express';

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/** Which part of a list a request asks for. */
export interface Page {
  page: number;
  perPage: number;
  offset: number;
}

/** Reads `page` and `per_page` the way GitHub does: what makes no sense is the default. */
export function readPage(req: Request): Page {
  const page = readPositive(req.query.page) ?? 1;
  const perPage = Math.min(
    readPositive(req.query.per_page) ?? DEFAULT_PER_PAGE,
    MAX_PER_PAGE,
  );
  return { page, perPage, offset: (page - 1) * perPage };
}

/** Adds the `Link` header that leads to the other pages of a list. */
export function linkPages(
  req: Request,
  res: Response,
  options: { baseUrl: string; page: Page; total: number },
): void {
  const { baseUrl, page, total } = options;
  const last = Math.max(1, Math.ceil(total / page.perPage));
  const targets: [relation: string, page: number, wanted: boolean][] = [
    ['prev', page.page - 1, page.page > 1],
    ['next', page.page + 1, page.page < last],
    ['last', last, page.page < last],
    ['first', 1, page.page > 1],
  ];
  const links = targets
    .filter(([, , wanted]) => wanted)
    .map(([relation, number]) => {
      const url = new URL(req.originalUrl, baseUrl);
      url.searchParams.set('page', String(number));
      return `<${url}>; rel="${relation}"`;
    });
  if (links.length) {
    res.setHeader('Link', links.join(', '));
  }
}

/** Gives the part of a list that a request asks for, and links the others. */
export function paginate<T>(
  req: Request,
  res: Response,
  options: { baseUrl: string; items: T[] },
): T[] {
  const { baseUrl, items } = options;
  const page = readPage(req);
  linkPages(req, res, { baseUrl, page, total: items.length });
  return items.slice(page.offset, page.offset + page.perPage);
}

function readPositive(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

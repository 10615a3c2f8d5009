const MAX_PAGE = 100;

/** The arguments of a connection. */
export interface ConnectionArguments {
  first?: number | null;
  after?: string | null;
}

/** The part of a list that a connection asks for; the cursor is a position in the list. */
export function connect<T>(items: T[], { first, after }: ConnectionArguments) {
  const start = readCursor(after);
  const end = start + Math.min(first ?? MAX_PAGE, MAX_PAGE);
  const nodes = items.slice(start, end);
  return {
    nodes,
    edges: nodes.map((node, index) => ({
      node,
      cursor: cursor(start + index),
    })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length ? cursor(start) : null,
      endCursor: nodes.length ? cursor(start + nodes.length - 1) : null,
    },
  };
}

function cursor(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64url');
}

function readCursor(text: string | null | undefined): number {
  const decoded = Buffer.from(text ?? '', 'base64url').toString('utf8');
  const [, position] = /^cursor:(\d+)$/.exec(decoded) ?? [];
  return position === undefined ? 0 : Number(position) + 1;
}

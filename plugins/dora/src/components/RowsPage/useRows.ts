import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ChangeRow,
  DeploymentRow,
  IncidentRow,
} from '@milepost/plugin-dora-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { DoraApi, doraApiRef } from '../../api';
import { RowsRequest } from './rowsRequest';

/** As many as a screen or two. */
const PAGE = 50;

/** The most that the backend gives out at once. */
const MAX_PAGE = 500;

/** Rows of one kind, as many as were asked for so far. */
export type Rows =
  | { kind: 'deployments'; items: DeploymentRow[]; nextCursor?: string }
  | { kind: 'changes'; items: ChangeRow[]; nextCursor?: string }
  | { kind: 'incidents'; items: IncidentRow[]; nextCursor?: string };

/** The rows of a list, a page at a time; undefined while it is not known of what. */
export function useRows(request: RowsRequest | undefined) {
  const api = useApi(doraApiRef);
  // Reading again, as after a correction, takes nothing away from what was shown.
  const shown = useRef<{ request?: RowsRequest; rows: number }>({ rows: 0 });
  const first = useAsyncRetry(async () => {
    if (!request) {
      return undefined;
    }
    if (shown.current.request !== request) {
      shown.current = { request, rows: PAGE };
    }
    const limit = Math.min(Math.max(shown.current.rows, PAGE), MAX_PAGE);
    return { of: request, rows: await readPage(api, request, { limit }) };
  }, [api, request]);

  const [more, showMore] = useAsyncFn(
    async (sofar: Rows, cursor: string) => {
      if (!first.value) {
        return undefined;
      }
      const { of } = first.value;
      const page = await readPage(api, of, { limit: PAGE, cursor });
      const rows = append(sofar, page);
      shown.current = { request: of, rows: rows.items.length };
      return { after: first.value, rows };
    },
    [api, first.value],
  );
  const longer =
    more.value && more.value.after === first.value
      ? more.value.rows
      : first.value?.rows;
  return { first: { ...first, value: longer }, more, showMore };
}

async function readPage(
  api: DoraApi,
  { list, frame, bots }: RowsRequest,
  page: { limit: number; cursor?: string },
): Promise<Rows> {
  const asked = { ...frame, ...page };
  switch (list.kind) {
    case 'changes': {
      const { filter, kind } = list;
      const { items, pageInfo } = await api.listChanges({
        ...asked,
        filter,
        bots,
      });
      return { kind, items, ...pageInfo };
    }
    case 'incidents': {
      const { filter, kind } = list;
      const { items, pageInfo } = await api.listIncidents({ ...asked, filter });
      return { kind, items, ...pageInfo };
    }
    default: {
      const { filter, kind } = list;
      const { items, pageInfo } = await api.listDeployments({
        ...asked,
        filter,
      });
      return { kind, items, ...pageInfo };
    }
  }
}

/** What was shown, and the page after it. */
function append(before: Rows, page: Rows): Rows {
  return {
    ...page,
    items: [...before.items, ...page.items],
  } as Rows;
}

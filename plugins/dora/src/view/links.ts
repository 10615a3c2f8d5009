import { DeploymentKey } from '@milepost/plugin-dora-common';
import { DEFAULT_VIEW, DeliveryView, RowList, ViewFrame } from './DeliveryView';
import { parseView } from './parseView';
import { serialiseFrame, serialiseView } from './serialiseView';

/** Which rows a number, a bar or a dot leads to. */
export type RowsTarget = RowList & {
  /** Instants, if it is a piece of the window. */
  from?: string;
  to?: string;
  /** Another scope than the view's: a service of a group. */
  scope?: string;
};

/** The query of the page of details for what is behind a number of this view. */
export function rowsQuery(frame: ViewFrame, target: RowsTarget): string {
  const { from, to, scope = frame.scope, ...list } = target;
  return `?${serialiseView({
    ...DEFAULT_VIEW,
    ...frameOf({ ...frame, scope }),
    list,
    ...(from && to ? { piece: { from, to } } : {}),
  })}`;
}

/** The query of the page of details with "why this number" open for a deployment. */
export function whyQuery(
  frame: ViewFrame,
  why: DeploymentKey,
  list: RowList = DEFAULT_VIEW.list,
): string {
  return `?${serialiseView({
    ...DEFAULT_VIEW,
    ...frameOf(frame),
    list,
    why,
  })}`;
}

/** The query that takes only what all pages have in common along. */
export function frameQuery(frame: ViewFrame): string {
  return `?${serialiseFrame(frame)}`;
}

/** Leaves behind what is one page's own. */
function frameOf(view: ViewFrame): ViewFrame {
  const { metric, list, piece, why, ...frame } = view as Partial<DeliveryView> &
    ViewFrame;
  return frame;
}

/** Reads which rows the backend says a number was made from. */
export function readRowsTarget(rows: string): RowsTarget {
  const { pathname, searchParams } = new URL(rows, 'https://delivery.invalid');
  const { list } = parseView(
    new URLSearchParams({
      list: pathname.slice(1),
      filter: searchParams.get('filter') ?? '',
    }),
  );
  return list;
}

import {
  BotChanges,
  MeasureRequest,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { RowList } from '../../view';

/** Of what, when, and which rows. */
export interface RowsRequest {
  list: RowList;
  frame: WindowRequest;
  /** Changes only: whether those of bots count. */
  bots?: BotChanges;
}

/** What is asked for the rows of a view; a piece of it takes the window's place. */
export function rowsRequest(
  request: WindowRequest & MeasureRequest,
  list: RowList,
  piece?: { from: string; to: string },
): RowsRequest {
  const { scope, environment, from, to, bots } = request;
  return {
    list,
    frame: { scope, environment, from, to, ...piece },
    ...(list.kind === 'changes' && bots ? { bots } : {}),
  };
}

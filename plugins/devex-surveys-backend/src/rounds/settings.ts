import { ConflictError, InputError } from '@backstage/errors';
import {
  ChangeRoundRequest,
  defaultItemIds,
  FLOORS,
  PrepareRoundRequest,
  selectItems,
} from '@milepost/plugin-devex-surveys-common';
import { RoundRow } from '../database';

const HOUR_MS = 3_600_000;
const MAX_OPEN_DAYS = 60;

/** A new round with the settings asked for; checks them. */
export function prepareRow(id: string, request: PrepareRoundRequest): RoundRow {
  const row: RoundRow = {
    id,
    title: request.title,
    state: 'prepared',
    items: JSON.stringify(request.items ?? defaultItemIds),
    opens_at: normalised(request.opensAt),
    closes_at: normalised(request.closesAt),
    min_answers: request.minAnswers ?? FLOORS.minAnswers,
    min_invited: request.minInvited ?? FLOORS.minInvited,
    rotation: request.rotation ? JSON.stringify(request.rotation) : null,
    lattice: null,
    manifest: null,
    storage_id: null,
    answers_shown: null,
    answers_shown_on: null,
    imported_from: null,
    published: null,
  };
  checkSettings(row);
  return row;
}

/** What a request changes in a round; refuses what its state does not allow. */
export function changesOf(
  row: RoundRow,
  request: ChangeRoundRequest,
  now: Date,
): Partial<RoundRow> {
  if (row.state === 'closed') {
    throw new ConflictError('A closed round cannot be changed');
  }
  if (row.state === 'open') {
    return strictChanges(row, request, now);
  }
  const changed = {
    ...row,
    ...(request.title === undefined ? {} : { title: request.title }),
    ...(request.items ? { items: JSON.stringify(request.items) } : {}),
    ...(request.opensAt ? { opens_at: normalised(request.opensAt) } : {}),
    ...(request.closesAt ? { closes_at: normalised(request.closesAt) } : {}),
    ...(request.minAnswers ? { min_answers: request.minAnswers } : {}),
    ...(request.minInvited ? { min_invited: request.minInvited } : {}),
    ...(request.rotation ? { rotation: JSON.stringify(request.rotation) } : {}),
  };
  checkSettings(changed);
  return changed;
}

/** People have answered trusting the settings: they can only become stricter. */
function strictChanges(
  row: RoundRow,
  request: ChangeRoundRequest,
  now: Date,
): Partial<RoundRow> {
  const { minAnswers, closesAt, ...others } = request;
  if (Object.values(others).some(value => value !== undefined)) {
    throw new ConflictError(
      `The round is open, so ${Object.keys(others).join(
        ', ',
      )} cannot be changed any more. Only minAnswers can be raised and closesAt brought forward.`,
    );
  }
  if (minAnswers !== undefined && minAnswers < row.min_answers) {
    throw new ConflictError(
      `The round is open: minAnswers is ${row.min_answers} and can only be raised`,
    );
  }
  if (
    closesAt !== undefined &&
    (normalised(closesAt) > row.closes_at || new Date(closesAt) < now)
  ) {
    throw new ConflictError(
      `The round is open: closesAt is ${row.closes_at} and can only be brought forward, to a time that has not passed`,
    );
  }
  return {
    ...(minAnswers === undefined ? {} : { min_answers: minAnswers }),
    ...(closesAt === undefined ? {} : { closes_at: normalised(closesAt) }),
  };
}

function checkSettings(row: RoundRow): void {
  selectItems(JSON.parse(row.items));
  const open = Date.parse(row.closes_at) - Date.parse(row.opens_at);
  if (open < HOUR_MS || open > MAX_OPEN_DAYS * 24 * HOUR_MS) {
    throw new InputError(
      `A round is open for an hour at least and ${MAX_OPEN_DAYS} days at most; please correct opensAt or closesAt`,
    );
  }
}

/** In UTC, so that texts sort as the instants do. */
function normalised(instant: string): string {
  return new Date(instant).toISOString();
}

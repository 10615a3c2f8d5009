import {
  LatticeNode,
  Round,
  selectItems,
  SurveyAction,
} from '@milepost/plugin-devex-surveys-common';
import { ActionRow, RoundRow } from '../database';

/** A round as the API shows it. */
export function presentRound(
  row: RoundRow,
  actions: readonly ActionRow[],
  preview?: LatticeNode[],
): Round {
  const lattice: LatticeNode[] =
    preview ?? (row.lattice ? JSON.parse(row.lattice) : []);
  const organisation = lattice.find(({ kind }) => kind === 'organisation');
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    items: selectItems(JSON.parse(row.items)),
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    minAnswers: row.min_answers,
    minInvited: row.min_invited,
    ...(row.rotation ? { rotation: JSON.parse(row.rotation) } : {}),
    lattice,
    invited: organisation?.invited ?? 0,
    ...(row.state === 'open' ? { answersAtLeast: row.answers_shown ?? 0 } : {}),
    ...(row.imported_from ? { importedFrom: row.imported_from } : {}),
    actions: actions
      .filter(action => action.round_id === row.id)
      .map(presentAction),
  };
}

/** An action as the API shows it. */
export function presentAction(row: ActionRow): SurveyAction {
  return {
    id: row.id,
    roundId: row.round_id,
    title: row.title,
    owner: row.owner,
    dueOn: row.due_on,
    status: row.status,
    ...(row.outcome ? { outcome: row.outcome } : {}),
  };
}

import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  aggregateResults,
  codesOf,
  FLOORS,
  ImportRoundRequest,
  selectItems,
  SurveyItem,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { ActionRow, RoundRow, RoundStore } from '../database';
import { previousResults } from '../rounds';

/**
 * Publishes a closed round that comes as histograms. They go through the same rules as
 * answers given here, and only what these let through is kept.
 *
 * @remarks
 *
 * Import the oldest round first: each is compared with the ones that are there.
 */
export async function importRound(
  request: ImportRoundRequest,
  options: { knex: Knex; store: RoundStore },
): Promise<void> {
  const { knex, store } = options;
  const items = selectItems(request.items);
  checkLattice(request);
  checkHistograms(request, items);
  const existing = (await store.list()).find(({ id }) => id === request.id);
  if (existing && !existing.imported_from) {
    throw new ConflictError(
      `Round '${request.id}' was held here and cannot be replaced by an import`,
    );
  }
  const row: RoundRow = {
    id: request.id,
    title: request.title,
    state: 'closed',
    items: JSON.stringify(request.items),
    opens_at: new Date(request.opensAt).toISOString(),
    closes_at: new Date(request.closesAt).toISOString(),
    min_answers: FLOORS.minAnswers,
    min_invited: FLOORS.minInvited,
    rotation: null,
    lattice: JSON.stringify(request.lattice),
    manifest: null,
    storage_id: null,
    answers_shown: null,
    answers_shown_on: null,
    imported_from: request.source,
    published: null,
  };
  await knex.transaction(async tx => {
    await tx<RoundRow>('rounds').where({ id: row.id }).delete();
    await tx<RoundRow>('rounds').insert(row);
    await tx.batchInsert('actions', actionsOf(request));
  });
  const published = aggregateResults(
    {
      roundId: row.id,
      title: row.title,
      closedAt: row.closes_at,
      importedFrom: request.source,
      minAnswers: row.min_answers,
      items,
      lattice: request.lattice,
      buckets: request.buckets,
      comments: (request.comments ?? []).map(text => ({
        id: randomUUID(),
        text,
      })),
      redactedComments: 0,
    },
    await previousResults(store, row.id),
  );
  await store.update(row.id, 'closed', {
    published: JSON.stringify(published),
  });
}

function actionsOf(request: ImportRoundRequest): ActionRow[] {
  return (request.actions ?? []).map(action => ({
    id: randomUUID(),
    round_id: request.id,
    title: action.title,
    owner: action.owner,
    due_on: action.dueOn,
    status: action.status,
    outcome: action.outcome ?? null,
  }));
}

function checkLattice({ lattice, buckets }: ImportRoundRequest): void {
  const ids = new Set(lattice.map(({ id }) => id));
  if (ids.size < lattice.length) {
    throw new InputError('Two groups of the lattice have one id');
  }
  const position = new Map(lattice.map(({ id }, index) => [id, index]));
  const lost = lattice.find(
    ({ parentId }, index) =>
      parentId !== undefined && !((position.get(parentId) ?? index) < index),
  );
  if (lost) {
    throw new InputError(
      `The parent of group '${lost.id}' has to come before it in the lattice`,
    );
  }
  const leaves = new Set(
    lattice.filter(({ kind }) => kind === 'bucket').map(({ id }) => id),
  );
  const small = lattice.find(
    ({ kind, invited }) => kind === 'bucket' && invited < FLOORS.minInvited,
  );
  if (small) {
    throw new InputError(
      `The bucket '${small.id}' has ${small.invited} people and needs ${FLOORS.minInvited}; please merge it with another`,
    );
  }
  const counted = buckets.map(({ nodeId }) => nodeId);
  if (
    new Set(counted).size < counted.length ||
    counted.some(id => !leaves.has(id)) ||
    lattice.some(({ parentId }) => parentId && leaves.has(parentId))
  ) {
    throw new InputError(
      'Answers belong to buckets, once to each, and a bucket has no groups below it',
    );
  }
}

function checkHistograms(
  { buckets }: ImportRoundRequest,
  items: readonly SurveyItem[],
): void {
  for (const { nodeId, responses, histograms } of buckets) {
    for (const [itemId, histogram] of Object.entries(histograms)) {
      const item = items.find(({ id }) => id === itemId);
      const answers = histogram.reduce((total, n) => total + n, 0);
      if (
        !item ||
        histogram.length !== codesOf(item).length ||
        answers > responses
      ) {
        throw new InputError(
          `The histogram of '${itemId}' in '${nodeId}' needs one count for each code of an item of the round, and no more answers than responses`,
        );
      }
    }
  }
}

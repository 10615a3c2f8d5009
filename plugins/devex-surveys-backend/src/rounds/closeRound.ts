import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  aggregateResults,
  RoundResults,
  selectItems,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { AnswerStore, shuffle, Tally } from '../answers';
import { RoundRow, RoundStore, scrub, storageId } from '../database';

/** What closing a round needs. */
export interface CloseRoundOptions {
  knex: Knex;
  store: RoundStore;
  answers: AnswerStore;
  logger: LoggerService;
  now: Date;
}

/**
 * Counts what was answered, publishes what may be shown, and destroys the rest: from here
 * on the database holds nothing that the results don't show. Returns how many tokens had
 * been issued, or undefined if the round was closed already.
 */
export async function closeRound(
  id: string,
  options: CloseRoundOptions,
): Promise<number | undefined> {
  const { knex, store, answers, logger, now } = options;
  const storage = await storageId(knex);
  const previous = await previousResults(store, id);
  const issued = await store.countIssued(id);
  const keys = await store.keysOf(id);
  const nodeOf = new Map(keys.map(key => [key.key_id, key.node_id]));

  const closed = await store.withLocked(id, async (round, tx) => {
    if (round.state !== 'open') {
      return false;
    }
    const restored = round.storage_id !== storage;
    if (restored) {
      await answers.discard(tx, id);
      logger.warn(
        'The database was restored from a backup while this survey round was open. Its answers are dropped: publishing them beside what may have been published already could point at people',
        { roundId: id },
      );
    }
    const items = selectItems(JSON.parse(round.items));
    const tally = restored
      ? undefined
      : await answers.finish(tx, {
          roundId: id,
          items,
          minAnswers: round.min_answers,
        });
    const published = publish(round, tally, nodeOf, now, previous);
    await store.forgetIssuance(tx, id);
    await store.update(
      id,
      'open',
      {
        state: 'closed',
        closes_at: now.toISOString(),
        published: JSON.stringify(published),
        answers_shown: null,
      },
      tx,
    );
    return true;
  });
  if (!closed) {
    return undefined;
  }
  await scrub(knex, logger);
  return issued;
}

function publish(
  round: RoundRow,
  tally: Tally | undefined,
  nodeOf: ReadonlyMap<string, string>,
  now: Date,
  previous: RoundResults | undefined,
): RoundResults {
  return aggregateResults(
    {
      roundId: round.id,
      title: round.title,
      closedAt: now.toISOString(),
      minAnswers: round.min_answers,
      items: selectItems(JSON.parse(round.items)),
      lattice: JSON.parse(round.lattice ?? '[]'),
      buckets: [...nodeOf].map(([keyId, nodeId]) => ({
        nodeId,
        responses: tally?.responses[keyId] ?? 0,
        histograms: tally?.histograms[keyId] ?? {},
      })),
      comments: shuffle(tally?.comments ?? []).map(text => ({
        id: randomUUID(),
        text,
      })),
      redactedComments: 0,
    },
    previous,
  );
}

/** The results of the latest round that was closed before. */
export async function previousResults(
  store: RoundStore,
  id: string,
): Promise<RoundResults | undefined> {
  const rounds = await store.list();
  const opensAt = rounds.find(round => round.id === id)?.opens_at;
  const previous = rounds.find(
    round =>
      round.id !== id &&
      round.state === 'closed' &&
      round.published !== null &&
      (opensAt === undefined || round.opens_at < opensAt),
  );
  return previous?.published ? JSON.parse(previous.published) : undefined;
}

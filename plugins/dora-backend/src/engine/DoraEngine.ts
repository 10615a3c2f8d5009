import { InputError } from '@backstage/errors';
import {
  signalSchema,
  type Signal,
  type SignalRecorder,
} from '@milepost/plugin-dora-node';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { z } from 'zod/v4';
import { isAnyOf, isPostgres, upsertRows } from '../database/bulk';
import { FactReader } from '../database/FactReader';
import { ResultStore, type RollupSink } from '../database/ResultStore';
import type { StreamResults } from '../results/rows';
import { hashRules, type Rules } from '../rules';
import { FactCache, type FactCacheLimits } from './FactCache';
import { mergeFacts } from './FactMerger';
import { findAffectedStreams } from './findAffectedStreams';
import {
  beginGeneration,
  markDirty,
  readGenerations,
  removeRetired,
  switchGeneration,
  type Generation,
} from './Generations';
import { refreshCache } from './refreshCache';

const DEFAULT_SIGNALS_PER_BATCH = 5_000;
const DEFAULT_STREAMS_PER_STEP = 50;
// While signals keep coming, one step in so many also works in the background.
const STEPS_PER_BACKGROUND_STEP = 4;
// A background step is shorter, so that what readers see does not wait for it.
const BACKGROUND_SHARE = 1 / 5;
// So many rows of changes are held in memory before they are written.
const CHANGES_PER_WRITE = 20_000;
const STREAMS_PER_REMOVAL = 50;

/** What the engine needs. */
export interface DoraEngineOptions {
  knex: Knex;
  rules: Rules;
  sink?: RollupSink;
  cache?: FactCacheLimits;
  /** How much is done in one transaction. */
  signalsPerBatch?: number;
  streamsPerStep?: number;
  now?: () => number;
}

/**
 * Takes signals in, merges them into facts and keeps the results that follow.
 *
 * @remarks
 * Any number of replicas may run it. Taking in only appends. Everything else happens in
 * steps, each one transaction under one lock: what is read is a function of what was
 * committed, and a replica that dies leaves nothing half-done.
 */
export class DoraEngine implements SignalRecorder {
  readonly #knex: Knex;
  readonly #rules: Rules;
  readonly #store: ResultStore;
  readonly #sink: RollupSink | undefined;
  readonly #cache: FactCache;
  readonly #now: () => number;
  readonly #signalsPerBatch: number;
  readonly #streamsPerStep: number;
  readonly #id = randomUUID();
  #epoch: number | undefined;
  #steps = 0;

  constructor(options: DoraEngineOptions) {
    this.#knex = options.knex;
    this.#rules = options.rules;
    this.#sink = options.sink;
    this.#store = new ResultStore({ sink: options.sink });
    this.#cache = new FactCache(options.cache);
    this.#now = options.now ?? Date.now;
    this.#signalsPerBatch =
      options.signalsPerBatch ?? DEFAULT_SIGNALS_PER_BATCH;
    this.#streamsPerStep = options.streamsPerStep ?? DEFAULT_STREAMS_PER_STEP;
  }

  async recordSignals(signals: Signal[]): Promise<void> {
    const parsed = signals.map((signal, index) => {
      const result = signalSchema.safeParse(signal);
      if (!result.success) {
        throw new InputError(
          `Signal ${index} is malformed, none was taken: ${z.prettifyError(
            result.error,
          )}`,
        );
      }
      return result.data;
    });
    const now = this.#now();
    await upsertRows(this.#knex, {
      table: 'inbox',
      columns: { signal: 'text', received_at: 'bigint' },
      rows: parsed.map(signal => ({
        signal: JSON.stringify(signal),
        received_at: now,
      })),
    });
  }

  /**
   * Makes the configured rules hold: if they differ from those of the results, new
   * results are built in the background while readers keep the old ones.
   */
  async start(): Promise<void> {
    await this.#locked(async trx => {
      const generations = await readGenerations(trx);
      const latest = generations[generations.length - 1];
      if (latest?.rulesHash !== hashRules(this.#rules)) {
        await beginGeneration(trx, this.#rules, this.#now());
      }
    });
  }

  /** Has all results computed anew in the background. */
  async rebuild(): Promise<void> {
    await this.#locked(async trx => {
      this.#cache.clear();
      await beginGeneration(trx, this.#rules, this.#now());
    });
  }

  /** Works until nothing is left to do. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.step())) {
      // Each step commits, so there is nothing to do in between.
    }
  }

  /**
   * Does the most urgent piece of work and says whether there was any. What readers see
   * comes first: merging and live results, together, so that neither starves the other.
   */
  async step(): Promise<boolean> {
    try {
      const worked = await this.#locked(trx => this.#work(trx));
      this.#cache.trim();
      return worked;
    } catch (error) {
      // The cache may be ahead of what was rolled back.
      this.#cache.clear();
      throw error;
    }
  }

  async #work(trx: Knex.Transaction): Promise<boolean> {
    const merged = await this.#merge(trx);
    const computed = await this.#compute(trx, 'live');
    const isBusy = merged || computed;
    this.#steps += 1;
    if (isBusy && this.#steps % STEPS_PER_BACKGROUND_STEP !== 0) {
      return true;
    }
    return (
      (await this.#compute(trx, 'building')) ||
      (await removeRetired(trx, STREAMS_PER_REMOVAL)) ||
      isBusy
    );
  }

  /** Runs a step in a transaction while no other replica works. */
  async #locked<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(async trx => {
      const query = trx('projector').where({ id: 1 });
      const row = await (isPostgres(trx) ? query.forUpdate() : query).first();
      const epoch = Number(row.epoch);
      if (row.holder !== this.#id || epoch !== this.#epoch) {
        this.#cache.clear();
      }
      const result = await work(trx);
      await trx('projector')
        .where({ id: 1 })
        .update({ holder: this.#id, epoch: epoch + 1, worked_at: this.#now() });
      this.#epoch = epoch + 1;
      return result;
    });
  }

  async #merge(trx: Knex.Transaction): Promise<boolean> {
    const rows: { id: number | string; signal: string }[] = await trx('inbox')
      .orderBy('id')
      .limit(this.#signalsPerBatch);
    if (rows.length === 0) {
      return false;
    }
    const signals = rows.map((row): Signal => JSON.parse(row.signal));
    const batch = await mergeFacts(trx, signals);
    await this.#sink?.restated(trx, componentsOf(signals));
    const affected = await findAffectedStreams(trx, batch);
    await markDirty(trx, await readGenerations(trx), affected.streams);
    await trx('inbox')
      .where(
        isAnyOf(
          trx,
          'id',
          rows.map(row => Number(row.id)),
        ),
      )
      .delete();
    await refreshCache(trx, this.#cache, { batch, affected });
    return true;
  }

  async #compute(
    trx: Knex.Transaction,
    state: Generation['state'],
  ): Promise<boolean> {
    const generation = (await readGenerations(trx)).find(
      each => each.state === state,
    );
    if (!generation) {
      return false;
    }
    const rows: { stream_id: number }[] = await trx('dirty_streams')
      .where({ generation: generation.id })
      .orderBy('stream_id')
      .limit(
        state === 'live'
          ? this.#streamsPerStep
          : Math.ceil(this.#streamsPerStep * BACKGROUND_SHARE),
      );
    if (rows.length === 0) {
      return (
        state === 'building' && switchGeneration(trx, generation, this.#now())
      );
    }
    const streams = rows.map(row => row.stream_id);
    const reader = new FactReader(trx);
    const corrections = await this.#cache.corrections(reader);
    await this.#cache.preloadStreams(reader, streams);
    let results = new Map<number, StreamResults>();
    let changes = 0;
    for (const id of streams) {
      const { facts } = this.#cache.streams.get(id)!;
      const repositories = await this.#cache.repositoriesOf(reader, facts);
      const result = this.#cache
        .projection(id, generation.id, generation.rules)
        .compute(facts, repositories, corrections);
      results.set(id, result);
      changes += result.changes.length;
      if (changes > CHANGES_PER_WRITE) {
        await this.#store.write(trx, generation.id, results);
        results = new Map();
        changes = 0;
      }
    }
    await this.#store.write(trx, generation.id, results);
    await trx('dirty_streams')
      .where({ generation: generation.id })
      .where(isAnyOf(trx, 'stream_id', streams))
      .delete();
    return true;
  }
}

/** Of which components signals state what they belong to, or which streams they have. */
function componentsOf(signals: Signal[]): string[] {
  const refs = signals.flatMap(signal => {
    switch (signal.kind) {
      case 'component':
        return [signal.componentRef];
      case 'mapping':
        return signal.streams.map(stream => stream.componentRef);
      default:
        return [];
    }
  });
  return [...new Set(refs)];
}

import { Definitions } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';
import { Tally } from '../tally';
import { LocalDays } from './LocalDays';
import { addBots, encodeBots } from './botsCodec';
import {
  decodeDurationsInto,
  decodeTallyInto,
  encodeDurations,
  encodeTally,
  TALLY_LAYOUT,
} from './tallyCodec';

interface RollupDayRow {
  generation: number;
  scope_ref: string;
  from_at: StoredInstant;
  until_at: StoredInstant;
  tally: Buffer;
  lead: Buffer;
  merge_lead: Buffer;
  bots: Buffer | null;
}

interface DirtyRow {
  generation: number;
  from_at: StoredInstant;
  marks: number;
}

/** A day that has to be rolled up. */
export interface DirtyDay {
  generation: number;
  from: number;
}

/** A tally with lead times from either start. */
export interface TallyFromBoth {
  tally: Tally;
  mergeLead: Tally['lead'];
}

/** A day of a scope. */
export interface ScopeDay extends TallyFromBoth {
  scopeRef: string;
  /** Changes of which the reader decides whether they count, as if they did. */
  bots: TallyFromBoth;
}

/** Rows in one statement: a few hundred kilobytes. */
const ROWS_AT_A_TIME = 200;

/** Keeps roll-ups, and knows which are out of date. */
export class RollupStore {
  readonly days: LocalDays;

  constructor(zone: string) {
    this.days = new LocalDays(zone);
  }

  /**
   * Has to be called in the transaction that changes results, with the moments
   * by which they count: when a deployment finished (or had, before), when an
   * incident began.
   */
  async markDirty(
    knex: Knex,
    generation: number,
    moments: Iterable<number>,
  ): Promise<void> {
    const days = new Set<number>();
    for (const moment of moments) {
      days.add(this.days.startOf(moment));
    }
    // In one order, so that two who mark the same days can't block each other.
    const rows = [...days]
      .sort((a, b) => a - b)
      .map(from_at => ({ generation, from_at, marks: 1 }));
    for (let i = 0; i < rows.length; i += ROWS_AT_A_TIME) {
      await knex<DirtyRow>('rollup_dirty')
        .insert(rows.slice(i, i + ROWS_AT_A_TIME))
        .onConflict(['generation', 'from_at'])
        .merge({ marks: knex.raw('?? + 1', ['rollup_dirty.marks']) });
    }
  }

  /** Marks all days between two moments. */
  async markRangeDirty(
    knex: Knex,
    generation: number,
    from: number,
    to: number,
  ): Promise<void> {
    await this.markDirty(knex, generation, this.days.between(from, to));
  }

  /** Days to roll up that were over at a time, the youngest first. */
  async listDirty(
    knex: Knex,
    generation: number,
    overAt: number,
    limit: number,
  ): Promise<DirtyDay[]> {
    const rows = await knex<DirtyRow>('rollup_dirty')
      .where({ generation })
      .where('from_at', '<', overAt)
      .orderBy('from_at', 'desc')
      .limit(limit);
    return rows.map(row => ({
      generation: row.generation,
      from: toInstant(row.from_at),
    }));
  }

  /** Takes a day's mark away; false if another replica was faster. */
  async claim(trx: Knex, { generation, from }: DirtyDay): Promise<boolean> {
    const claimed = await trx<DirtyRow>('rollup_dirty')
      .where({ generation, from_at: from })
      .delete();
    return claimed > 0;
  }

  /** Puts a day's tallies in place of those that were there. */
  async replaceDay(
    trx: Knex,
    { generation, from }: DirtyDay,
    scopes: readonly ScopeDay[],
  ): Promise<void> {
    await trx<RollupDayRow>('rollup_days')
      .where({ generation, from_at: from })
      .delete();
    const rows = scopes.map(({ scopeRef, tally, mergeLead, bots }) => ({
      generation,
      scope_ref: scopeRef,
      from_at: from,
      until_at: this.days.endOf(from),
      tally: encodeTally(tally),
      lead: encodeDurations(tally.lead),
      merge_lead: encodeDurations(mergeLead),
      bots: bots.tally.changes > 0 ? encodeBots(bots) : null,
    }));
    await trx.batchInsert('rollup_days', rows, ROWS_AT_A_TIME);
  }

  /** Days between two moments that have to be read from the results. */
  async findDirty(
    knex: Knex,
    generation: number,
    from: number,
    to: number,
  ): Promise<number[]> {
    const rows = await knex<DirtyRow>('rollup_dirty')
      .where({ generation })
      .where('from_at', '>=', this.days.startOf(from))
      .where('from_at', '<', to)
      .orderBy('from_at')
      .select('from_at');
    return rows.map(row => toInstant(row.from_at));
  }

  /** Adds whole days of a scope between two moments to the tallies they belong to. */
  async addDays(
    knex: Knex,
    query: {
      generation: number;
      scopeRef: string;
      from: number;
      to: number;
      definitions: Definitions;
    },
    tallyOf: (day: number) => Tally | undefined,
  ): Promise<void> {
    const { definitions } = query;
    const leadColumn = definitions.start === 'merge' ? 'merge_lead' : 'lead';
    const rows = await knex<RollupDayRow>('rollup_days')
      .where({ generation: query.generation, scope_ref: query.scopeRef })
      .where('from_at', '>=', query.from)
      .where('until_at', '<=', query.to)
      .select('from_at', 'tally', 'bots', { lead: leadColumn });
    for (const row of rows) {
      const tally = tallyOf(toInstant(row.from_at));
      if (tally) {
        decodeTallyInto(tally, row.tally);
        decodeDurationsInto(tally.lead, row.lead);
        if (row.bots) {
          addBots(tally, row.bots, definitions);
        }
      }
    }
  }

  /**
   * Makes all roll-ups out of date if they were made for another zone or in
   * another layout than this release's.
   */
  async adopt(
    knex: Knex,
    extentOf: (
      trx: Knex,
    ) => Promise<{ generation: number; from: number; to: number }[]>,
  ): Promise<void> {
    const settings = { id: 1, zone: this.days.zone, layout: TALLY_LAYOUT };
    await knex.transaction(async trx => {
      const current = await trx('rollup_settings').where(settings).first();
      if (current) {
        return;
      }
      await trx('rollup_days').delete();
      await trx('rollup_dirty').delete();
      for (const { generation, from, to } of await extentOf(trx)) {
        await this.markRangeDirty(trx, generation, from, to + 1);
      }
      await trx('rollup_settings').insert(settings).onConflict('id').merge();
    });
  }

  /** Forgets all generations that nobody reads any more. */
  async forgetRetired(knex: Knex): Promise<void> {
    const used = knex('generations')
      .whereIn('state', ['live', 'building'])
      .select('id');
    await knex('rollup_days').whereNotIn('generation', used).delete();
    await knex('rollup_dirty').whereNotIn('generation', used).delete();
  }
}

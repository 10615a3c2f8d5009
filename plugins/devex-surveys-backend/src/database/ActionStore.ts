import { ConflictError, NotFoundError } from '@backstage/errors';
import { MAX_ACTIONS } from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { ActionRow, RoundRow } from './tables';

/** Keeps what is done about each round. */
export class ActionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(roundId?: string): Promise<ActionRow[]> {
    const query = this.#knex<ActionRow>('actions').orderBy('due_on');
    return roundId === undefined ? query : query.where({ round_id: roundId });
  }

  async insert(row: ActionRow): Promise<void> {
    await this.#knex.transaction(async tx => {
      // So that two owners at once can't make four of them.
      await tx<RoundRow>('rounds').where({ id: row.round_id }).forUpdate();
      const existing = await tx<ActionRow>('actions').where({
        round_id: row.round_id,
      });
      if (existing.length >= MAX_ACTIONS) {
        throw new ConflictError(
          `This round has ${MAX_ACTIONS} actions already; finish what was begun before promising more`,
        );
      }
      await tx<ActionRow>('actions').insert(row);
    });
  }

  async update(id: string, changes: Partial<ActionRow>): Promise<ActionRow> {
    if (Object.keys(changes).length > 0) {
      await this.#knex<ActionRow>('actions').where({ id }).update(changes);
    }
    const row = await this.#knex<ActionRow>('actions').where({ id }).first();
    if (!row) {
      throw new NotFoundError(`No action '${id}'`);
    }
    return row;
  }
}

import { Knex } from 'knex';

interface SeenRow {
  user_ref: string;
  day: string;
}

/** Remembers the last day on which each person visited the portal, and no more. */
export class SeenStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async touch(userRef: string, now: Date): Promise<void> {
    await this.#knex<SeenRow>('seen')
      .insert({ user_ref: userRef, day: dayOf(now) })
      .onConflict('user_ref')
      .merge();
  }

  async since(earliest: Date): Promise<Set<string>> {
    const rows = await this.#knex<SeenRow>('seen')
      .where('day', '>=', dayOf(earliest))
      .select('user_ref');
    return new Set(rows.map(row => row.user_ref));
  }
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

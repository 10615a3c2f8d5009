import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';

const TABLE = 'mapping_rules';

/** What a person has decided that a word of a source means. */
export interface MappingRule {
  id: string;
  source: string;
  kind: 'service' | 'environment';
  value: string;
  /** A component or an environment; null: none of ours. */
  meaning: string | null;
  createdBy: string;
  createdAt: number;
}

interface Row {
  id: string;
  source: string;
  kind: MappingRule['kind'];
  value: string;
  meaning: string | null;
  created_by: string;
  created_at: StoredInstant;
}

/** Keeps the decisions of people. */
export class RuleStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a rule; one for the same word is replaced. */
  async set(rule: Omit<MappingRule, 'id' | 'createdAt'>): Promise<MappingRule> {
    const { source, kind, value, meaning, createdBy } = rule;
    const key = { source, kind, value };
    const decision = {
      meaning,
      created_by: createdBy,
      created_at: Date.now(),
    };
    await this.#knex<Row>(TABLE)
      .insert({ id: randomUUID(), ...key, ...decision })
      .onConflict(['source', 'kind', 'value'])
      .merge(decision);
    const row = await this.#knex<Row>(TABLE).where(key).first();
    if (!row) {
      throw new NotFoundError(
        'The mapping was deleted meanwhile; add it again',
      );
    }
    return toRule(row);
  }

  async delete(id: string): Promise<void> {
    if (!(await this.#knex(TABLE).where({ id }).delete())) {
      throw new NotFoundError(`There is no mapping '${id}'`);
    }
  }

  async list(): Promise<MappingRule[]> {
    const rows = await this.#knex<Row>(TABLE).orderBy([
      'source',
      'kind',
      'value',
    ]);
    return rows.map(toRule);
  }

  /** The rule for a word, if there is one. */
  async find(
    source: string,
    kind: MappingRule['kind'],
    value: string,
  ): Promise<MappingRule | undefined> {
    const row = await this.#knex<Row>(TABLE)
      .where({ source, kind, value })
      .first();
    return row && toRule(row);
  }
}

function toRule(row: Row): MappingRule {
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    value: row.value,
    meaning: row.meaning,
    createdBy: row.created_by,
    createdAt: toInstant(row.created_at),
  };
}

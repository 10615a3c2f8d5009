import { Knex } from 'knex';

/** Which columns a database keeps in another form than a row has them. */
export interface Columns<Row> {
  json?: (keyof Row & string)[];
  boolean?: (keyof Row & string)[];
}

/** What a row must have, with every value or one of several. */
export type Where<Row> = { [Key in keyof Row]?: Row[Key] | Row[Key][] };

/** The order and the part of a list. */
export interface ListOptions<Row> {
  order?: [column: keyof Row & string, direction: 'asc' | 'desc'];
  limit?: number;
  offset?: number;
}

/**
 * The rows of one table. It hides what differs between databases: SQLite has no
 * booleans, and JSON is text on both.
 */
export class Table<Row extends object> {
  readonly #knex: Knex;
  readonly #name: string;
  readonly #columns: Columns<Row>;

  constructor(knex: Knex, name: string, columns: Columns<Row> = {}) {
    this.#knex = knex;
    this.#name = name;
    this.#columns = columns;
  }

  /** Writes a row and gives it back with what the database added. */
  async insert(row: Partial<Row>): Promise<Row> {
    const [written] = await this.#knex(this.#name)
      .insert(this.#encode(row))
      .returning('*');
    return this.#decode(written);
  }

  /** Writes a row, or changes the one that has the same key. */
  async upsert(row: Partial<Row>, key: (keyof Row & string)[]): Promise<Row> {
    const unchanging = new Set<string>([...key, 'id', 'created_at']);
    const changing = Object.keys(row).filter(name => !unchanging.has(name));
    const [written] = await this.#knex(this.#name)
      .insert(this.#encode(row))
      .onConflict(key)
      .merge(changing.length ? changing : key)
      .returning('*');
    return this.#decode(written);
  }

  /** Finds one row. */
  async find(where: Where<Row>): Promise<Row | undefined> {
    const row = await this.#query(where).first();
    return row && this.#decode(row);
  }

  /** Lists rows. */
  async list(
    where: Where<Row> = {},
    options: ListOptions<Row> = {},
  ): Promise<Row[]> {
    const { order, limit, offset } = options;
    const query = this.#query(where);
    if (order) {
      query.orderBy([{ column: order[0], order: order[1] }]);
    }
    if (limit !== undefined) {
      query.limit(limit);
    }
    if (offset) {
      query.offset(offset);
    }
    const rows: object[] = await query;
    return rows.map(row => this.#decode(row));
  }

  /** Counts rows. */
  async count(where: Where<Row> = {}): Promise<number> {
    const [{ count }] = await this.#query(where).count({ count: '*' });
    return Number(count); // A text on Postgres, whose counts may exceed a JavaScript number.
  }

  /** Changes rows and tells how many there were. */
  async update(where: Where<Row>, change: Partial<Row>): Promise<number> {
    return this.#query(where).update(this.#encode(change));
  }

  /** Deletes rows and tells how many there were. */
  async delete(where: Where<Row>): Promise<number> {
    return this.#query(where).delete();
  }

  /** Deletes rows whose time in a column is before another, and tells how many there were. */
  async deleteBefore(
    column: keyof Row & string,
    time: string,
    where: Where<Row> = {},
  ): Promise<number> {
    return this.#query(where).where(column, '<', time).delete();
  }

  #query(where: Where<Row>): Knex.QueryBuilder {
    const query: Knex.QueryBuilder = this.#knex(this.#name);
    for (const [column, value] of Object.entries(where)) {
      if (Array.isArray(value)) {
        query.whereIn(column, value);
      } else if (value === null) {
        query.whereNull(column);
      } else if (value !== undefined) {
        query.where(column, value as Knex.Value);
      }
    }
    return query;
  }

  #encode(row: Partial<Row>): Record<string, unknown> {
    const encoded: Record<string, unknown> = { ...row };
    for (const column of this.#columns.json ?? []) {
      if (encoded[column] !== undefined) {
        encoded[column] = JSON.stringify(encoded[column]);
      }
    }
    return encoded;
  }

  #decode(row: object): Row {
    const decoded: Record<string, unknown> = { ...row };
    for (const column of this.#columns.json ?? []) {
      decoded[column] = JSON.parse(String(decoded[column]));
    }
    for (const column of this.#columns.boolean ?? []) {
      decoded[column] = Boolean(decoded[column]);
    }
    return decoded as Row;
  }
}

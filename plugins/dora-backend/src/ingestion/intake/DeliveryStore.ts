import { InputError } from '@backstage/errors';
import { Delivery, Receipt } from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import { StoredInstant, toInstant } from '../../database/tables';

const TABLE = 'deliveries';

/** What may become of a delivery. */
export type DeliveryState = Receipt['state'];

/** A delivery that is kept. */
export interface StoredDelivery extends Delivery {
  id: string;
  source: string;
  state: DeliveryState;
  reason: string | null;
  times: number;
  /** The components that its sender may speak for; null: any. */
  scope: string[] | null;
}

/** A page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** Which deliveries are wanted. */
export interface DeliveryFilter {
  source?: string;
  state?: DeliveryState;
  ids?: string[];
}

interface Row {
  id: number | string;
  source: string;
  delivery_id: string;
  received_at: StoredInstant;
  times: number;
  headers: string;
  body: Buffer;
  scope: string | null;
  state: DeliveryState;
  reason: string | null;
}

/** Keeps deliveries, each once. */
export class DeliveryStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a delivery, or counts a repetition of it. */
  async add(
    source: string,
    deliveryId: string,
    delivery: Delivery,
    scope: string[] | null,
  ): Promise<{ stored: StoredDelivery; isNew: boolean }> {
    const key = { source, delivery_id: deliveryId };
    const inserted = await this.#knex<Row>(TABLE)
      .insert({
        ...key,
        received_at: delivery.receivedAt,
        times: 1,
        headers: JSON.stringify(delivery.headers),
        body: delivery.body,
        scope: scope && JSON.stringify(scope),
        state: 'received',
      })
      .onConflict(['source', 'delivery_id'])
      .ignore()
      .returning('*');
    if (inserted.length) {
      return { stored: toStored(inserted[0]), isNew: true };
    }
    await this.#knex(TABLE).where(key).increment('times', 1);
    const row = await this.#knex<Row>(TABLE).where(key).first();
    if (!row) {
      throw new InputError('The delivery was deleted meanwhile; send it again');
    }
    return { stored: toStored(row), isNew: false };
  }

  /** Writes down what became of a delivery. */
  async finish(
    id: string,
    state: DeliveryState,
    reason: string | undefined,
  ): Promise<void> {
    await this.#knex(TABLE)
      .where({ id })
      .update({ state, reason: reason ?? null });
  }

  /** Lists the newest first, without their bodies' length in memory at once: by pages. */
  async list(
    filter: DeliveryFilter,
    options: { limit: number; cursor?: string },
  ): Promise<Page<StoredDelivery>> {
    const query = this.#select(filter).orderBy('id', 'desc');
    if (options.cursor) {
      query.where('id', '<', options.cursor);
    }
    const rows = await query.limit(options.limit + 1);
    const items = rows.slice(0, options.limit).map(toStored);
    return rows.length > options.limit
      ? { items, nextCursor: items[items.length - 1].id }
      : { items };
  }

  /** The next deliveries after an id, oldest first: for working through all of them. */
  async after(
    id: string,
    filter: DeliveryFilter & { receivedBefore?: number },
    limit: number,
  ): Promise<StoredDelivery[]> {
    const query = this.#select(filter).where('id', '>', id).orderBy('id');
    if (filter.receivedBefore !== undefined) {
      query.where('received_at', '<', filter.receivedBefore);
    }
    return (await query.limit(limit)).map(toStored);
  }

  /** How many deliveries of each source are in each state. */
  async counts(): Promise<
    { source: string; state: DeliveryState; count: number; last: number }[]
  > {
    const rows = await this.#knex<Row>(TABLE)
      .select('source', 'state')
      .count({ count: '*' })
      .max({ last: 'received_at' })
      .groupBy('source', 'state')
      .orderBy(['source', 'state']);
    return rows.map(({ source, state, count, last }) => ({
      source,
      state,
      count: Number(count),
      last: Number(last),
    }));
  }

  /** Deletes what has been dealt with long ago, a batch at a time. */
  async deleteBefore(
    moment: number,
    states: DeliveryState[],
    limit: number,
  ): Promise<number> {
    const old = this.#knex(TABLE)
      .select('id')
      .where('received_at', '<', moment)
      .whereIn('state', states)
      .limit(limit);
    return this.#knex(TABLE).whereIn('id', old).delete();
  }

  #select({ source, state, ids }: DeliveryFilter) {
    const query = this.#knex<Row>(TABLE).select('*');
    if (source) {
      query.where({ source });
    }
    if (state) {
      query.where({ state });
    }
    if (ids) {
      query.whereIn('id', ids);
    }
    return query;
  }
}

function toStored(row: Row): StoredDelivery {
  return {
    id: String(row.id),
    source: row.source,
    headers: JSON.parse(row.headers),
    body: row.body,
    receivedAt: toInstant(row.received_at),
    state: row.state,
    reason: row.reason,
    times: row.times,
    scope: row.scope === null ? null : JSON.parse(row.scope),
  };
}

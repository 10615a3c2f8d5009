import {
  MetricId,
  MetricTarget,
  NewTarget,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { TargetRow, toTarget } from './tables';

const TABLE = 'metric_targets';

/** Keeps what metrics of scopes are meant to be. */
export class TargetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The targets of a scope. */
  async list(scope: string): Promise<MetricTarget[]> {
    const rows = await this.#knex<TargetRow>(TABLE)
      .where({ scope_ref: scope })
      .orderBy('metric');
    return rows.map(toTarget);
  }

  /** Puts a target in place of the one that was there, of which people were told. */
  async set(
    { scope, metric, value }: NewTarget,
    setBy: string,
    now: number,
  ): Promise<MetricTarget> {
    const row: TargetRow = {
      scope_ref: scope,
      metric,
      value,
      set_by: setBy,
      set_at: now,
      told_side: null,
    };
    await this.#knex<TargetRow>(TABLE)
      .insert(row)
      .onConflict(['scope_ref', 'metric'])
      .merge();
    return toTarget(row);
  }

  /** Removes a target; answers whether there was one. */
  async remove(scope: string, metric: MetricId): Promise<boolean> {
    const removed = await this.#knex<TargetRow>(TABLE)
      .where({ scope_ref: scope, metric })
      .delete();
    return removed > 0;
  }
}

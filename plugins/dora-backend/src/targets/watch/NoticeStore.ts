import { MetricTarget } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { toInstant } from '../../database/tables';
import { NoticeRow, Side, TargetRow, toTarget } from '../tables';
import { Crossing, Decision, NOTICE_PAUSE_MS } from './decideNotice';

const TARGETS = 'metric_targets';
const NOTICES = 'target_notices';

/** When people were told who never were. */
const NEVER = 0;

/** A scope with its targets and what its people have been told. */
export interface WatchedScope {
  scope: string;
  targets: { target: MetricTarget; told: Side | null }[];
  lastNoticeAt: number | null;
}

/** A notice that this replica, and no other, is to send. */
export interface Claim {
  scope: string;
  crossings: Crossing[];
  /** What there was before, should the notice not be sent after all. */
  before: number;
}

/** Keeps what people were told of their targets, so that nobody tells it again. */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All scopes that have targets. */
  async list(): Promise<WatchedScope[]> {
    const rows = await this.#knex<TargetRow>(TARGETS).orderBy([
      'scope_ref',
      'metric',
    ]);
    const notices = await this.#knex<NoticeRow>(NOTICES);
    const sentAt = new Map(
      notices.map(row => [row.scope_ref, toInstant(row.sent_at)]),
    );
    const scopes = new Map<string, WatchedScope>();
    for (const row of rows) {
      const scope = scopes.get(row.scope_ref) ?? {
        scope: row.scope_ref,
        targets: [],
        lastNoticeAt: sentAt.get(row.scope_ref) ?? null,
      };
      scope.targets.push({ target: toTarget(row), told: row.told_side });
      scopes.set(row.scope_ref, scope);
    }
    return [...scopes.values()];
  }

  /** Writes down where metrics are at first. */
  async begin(
    { scope, targets }: WatchedScope,
    baselines: Decision['baselines'],
  ): Promise<void> {
    for (const { metric, side } of baselines) {
      await this.#as(this.#knex, scope, targets, metric, null).update({
        told_side: side,
      });
    }
  }

  /**
   * Writes down that people are told, before they are: whoever comes second, here or in
   * another replica, or after a restart, is not to tell them again.
   *
   * @returns What is left to tell; undefined if another was faster, or if the targets
   * are no longer those that were looked at.
   */
  async claim(
    { scope, targets }: WatchedScope,
    crossings: readonly Crossing[],
    now: number,
  ): Promise<Claim | undefined> {
    return this.#knex.transaction(async trx => {
      await trx<NoticeRow>(NOTICES)
        .insert({ scope_ref: scope, sent_at: NEVER })
        .onConflict('scope_ref')
        .ignore();
      const row = await trx<NoticeRow>(NOTICES)
        .where({ scope_ref: scope })
        .forUpdate()
        .first();
      const before = toInstant(row?.sent_at ?? now);
      if (now - before < NOTICE_PAUSE_MS) {
        return undefined;
      }
      const claimed: Crossing[] = [];
      for (const crossing of crossings) {
        const { from, metric, to } = crossing;
        const changed = await this.#as(
          trx,
          scope,
          targets,
          metric,
          from,
        ).update({ told_side: to });
        if (changed > 0) {
          claimed.push(crossing);
        }
      }
      if (claimed.length === 0) {
        return undefined;
      }
      await trx<NoticeRow>(NOTICES)
        .where({ scope_ref: scope })
        .update({ sent_at: now });
      return { scope, crossings: claimed, before };
    });
  }

  /** Takes a claim back whose notice could not be sent, so that it is tried again. */
  async release(
    { scope, targets }: WatchedScope,
    { before, crossings }: Claim,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      for (const { from, metric, to } of crossings) {
        await this.#as(trx, scope, targets, metric, to).update({
          told_side: from,
        });
      }
      await trx<NoticeRow>(NOTICES)
        .where({ scope_ref: scope })
        .update({ sent_at: before });
    });
  }

  /** A target as it was when it was looked at; none if it has been set anew since. */
  #as(
    knex: Knex,
    scope: string,
    targets: WatchedScope['targets'],
    metric: MetricTarget['metric'],
    told: Side | null,
  ) {
    const target = targets.find(one => one.target.metric === metric)?.target;
    return knex<TargetRow>(TARGETS).where({
      scope_ref: scope,
      metric,
      told_side: told,
      set_at: Date.parse(target?.setAt ?? ''),
    });
  }
}

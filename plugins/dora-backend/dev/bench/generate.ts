import { Knex } from 'knex';
import { ChangeFlag } from '../../src/database/tables';
import { RESULTS_LAYOUT } from '../../src/rules';

/** How much is generated. */
export interface Size {
  components: number;
  deployments: number;
  changesPerDeployment: number;
}

/** What is stored of the changes of bots, of which readers decide whether they count. */
const BOT = ChangeFlag.bot | ChangeFlag.upToBots;

const YEARS_MS = 2 * 365 * 86_400_000;

/** Services of a group, so that a benchmark of fifty is one of a group. */
const GROUP = 50;

/**
 * Writes two years of results, as the engine would leave them, with statements that
 * the database runs by itself: ten million rows never pass through this process. What
 * looks random is arithmetic, so that both engines and all runs get the same.
 */
export async function generate(
  knex: Knex,
  { components, deployments, changesPerDeployment }: Size,
  now: number,
): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  const series = (n: number) =>
    isPostgres
      ? `(SELECT generate_series(1, ${n}) AS i)`
      : `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n}) SELECT i FROM n)`;
  /** A fraction that differs by what is asked of the i-th. */
  const chance = (of: string, salt: number) =>
    `(((${of}) * CAST(2654435761 AS bigint) + ${salt} * CAST(40503077 AS bigint)) % 1000003) / 1000003.0`;
  const truth = (condition: string) =>
    isPostgres ? condition : `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const whole = (value: string) => `CAST(floor(${value}) AS bigint)`;
  const name = (prefix: string, of: string) => `'${prefix}' || (${of})`;
  const start = now - YEARS_MS;
  const perComponent = Math.floor(deployments / components);
  const total = perComponent * components;
  // By component and time, as they lie in the tables of a database that grew.
  const stream = `(1 + (i - 1) / ${perComponent})`;
  const finished = whole(
    `${start} + ((i - 1) % ${perComponent} + ${chance('i', 1)}) * ${
      YEARS_MS / perComponent
    }`,
  );

  const putBack = isPostgres ? await takeIndexesAway(knex) : [];
  await knex('generations').insert({
    id: 1,
    state: 'live',
    rules: JSON.stringify({ version: 1, layout: RESULTS_LAYOUT }),
    rules_hash: 'benchmark',
    created_at: now,
    live_at: now,
  });
  await knex.raw(
    `INSERT INTO streams (id, component_ref, environment, is_production)
     SELECT i, ${name(
       'component:default/service-',
       'i',
     )}, 'production', ${truth('1 = 1')} FROM ${series(components)} s`,
  );
  for (const [kind, size] of [
    ['group', GROUP],
    ['system', 5],
    ['domain', 200],
  ] as const) {
    await knex.raw(
      `INSERT INTO memberships (scope_ref, component_ref, from_at)
       SELECT ${name(`${kind}:default/${kind}-`, `(i - 1) / ${size}`)},
              ${name('component:default/service-', 'i')}, 0
       FROM ${series(components)} s`,
    );
  }
  await knex.raw(
    `INSERT INTO attempts (id, source, external_id, state, outcome, is_rollback, is_deleted)
     SELECT i, 'benchmark', ${name('', 'i')}, '{}', 'success', ${truth(
      '1 = 0',
    )}, ${truth('1 = 0')} FROM ${series(total)} s`,
  );
  const failed = `${chance('i', 2)} < 0.08`;
  await knex.raw(
    `INSERT INTO deployments (generation, stream_id, attempt_id, class, started_at,
       finished_at, is_counted, is_first, is_unknown, changes, unknown_changes,
       is_failed, recovered_at, provisional_until, is_rework)
     SELECT 1, ${stream}, i,
       CASE WHEN ${chance('i', 3)} < 0.04 THEN 'rollback'
            WHEN ${chance('i', 3)} < 0.07 THEN 'remediation' ELSE 'normal' END,
       at - 300000, at, ${truth('1 = 1')},
       ${truth(`(i - 1) % ${perComponent} = 0`)}, ${truth('1 = 0')},
       ${changesPerDeployment}, 0, ${truth(failed)},
       CASE WHEN ${failed} THEN at + ${whole(
      `1000 * exp(5 + 6 * ${chance('i', 4)})`,
    )} END,
       at + 86400000, ${truth(`${chance('i', 3)} < 0.07`)}
     FROM (SELECT i, ${finished} AS at FROM ${series(total)} s) d`,
  );
  const change = `i * ${changesPerDeployment} + k`;
  const part = (share: string) => whole(`lead * ${share}`);
  await knex.raw(
    `INSERT INTO change_facts (generation, stream_id, unit, subject_id, attempt_id,
       deployed_at, committed_at, lead_s, merge_lead_s, coding_s, pickup_s, review_s,
       merge_s, wait_s, deploy_s, flags)
     SELECT 1, ${stream}, 0, ${change}, i, at, at - lead * 1000, lead,
       ${part('0.2')}, ${part('0.4')}, ${part('0.1')}, ${part('0.25')},
       ${part('0.05')}, ${part('0.15')}, ${part('0.05')},
       CASE WHEN ${chance(change, 7)} < 0.15 THEN ${BOT} ELSE 0 END
     FROM (SELECT i, k, at, ${whole(
       `exp(7 + 7 * ${chance(change, 5)})`,
     )} AS lead
           FROM (SELECT i, ${finished} AS at FROM ${series(total)} s) d,
                (SELECT i - 1 AS k FROM ${series(
                  changesPerDeployment,
                )} c) c) f`,
  );
  await knex.raw(
    `INSERT INTO incident_links (generation, stream_id, incident_id, attempt_id, method,
       confidence, reason, started_at, resolved_at, rule)
     SELECT 1, ${stream}, i, i, 'window', 'medium', 'Benchmark', at + 600000,
       at + 4200000, 'incident.window@1'
     FROM (SELECT i, ${finished} AS at FROM ${series(total)} s) d
     WHERE ${chance('i', 6)} < 0.05`,
  );
  for (const statement of putBack) {
    await knex.raw(statement);
  }
  await knex.raw(isPostgres ? 'VACUUM ANALYZE' : 'ANALYZE');
}

/** Building indexes at the end takes a fraction of the time of keeping them. */
async function takeIndexesAway(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{
    rows: { table: string; name: string; definition: string; unique: string }[];
  }>(
    `SELECT c.relname AS "table", i.relname AS name,
       pg_get_indexdef(i.oid) AS definition, con.conname AS "unique"
     FROM pg_index x
     JOIN pg_class i ON i.oid = x.indexrelid
     JOIN pg_class c ON c.oid = x.indrelid
     LEFT JOIN pg_constraint con ON con.conindid = i.oid
     WHERE c.relname IN ('change_facts', 'deployments')`,
  );
  for (const { table, name, unique } of rows) {
    await (unique
      ? knex.raw('ALTER TABLE ?? DROP CONSTRAINT ??', [table, unique])
      : knex.raw('DROP INDEX ??', [name]));
  }
  return rows.map(row => row.definition);
}

import { TestDatabases } from '@backstage/backend-test-utils';
import type { Signal } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { createTestEngine, feed } from '../__testUtils__/testEngine';
import {
  change,
  commit,
  deployment,
  hours,
  incident,
  line,
  MAPPINGS,
  shaOf,
} from '../__testUtils__/scenario';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function readDeployments(knex: Knex) {
  const rows = await knex('deployments')
    .join('attempts', 'attempts.id', 'deployments.attempt_id')
    .orderBy('deployments.finished_at')
    .select('deployments.*', 'attempts.external_id');
  return Object.fromEntries(
    rows.map(row => [
      row.external_id,
      {
        class: row.class,
        changes: row.changes,
        failed: Boolean(row.is_failed),
        rework: row.rework_reason,
        recovered: row.recovered_at === null ? null : Number(row.recovered_at),
      },
    ]),
  );
}

describe.each(databases.eachSupportedId())('DoraEngine on %s', databaseId => {
  const run = async (signals: Signal[]) => {
    const knex = await databases.init(databaseId);
    const engine = await createTestEngine(knex);
    await feed(engine, [...MAPPINGS, ...signals]);
    return { knex, engine };
  };

  it('attributes changes to the first deployment that contains them', async () => {
    const { knex } = await run([
      ...line(['a', 'b', 'c', 'd']),
      deployment('1', 'a', 10),
      deployment('2', 'c', 20),
      deployment('3', 'd', 30),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      1: { class: 'normal', changes: 0 },
      2: { class: 'normal', changes: 2 },
      3: { class: 'normal', changes: 1 },
    });
    const facts = await knex('change_facts').orderBy('lead_s');
    expect(facts.map(fact => fact.lead_s / 3600)).toEqual([18, 19, 27]);
  });

  it('sees a rollback as the failure of what it took back', async () => {
    const { knex } = await run([
      ...line(['a', 'b', 'c']),
      deployment('1', 'a', 10),
      deployment('2', 'b', 20),
      deployment('3', 'a', 21),
      deployment('4', 'c', 30),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      2: { failed: true, recovered: hours(21), changes: 1 },
      3: { class: 'rollback', rework: 'rollback', failed: false, changes: 0 },
      4: { class: 'normal', failed: false, changes: 1 },
    });
  });

  it('measures a squashed pull request from its own commits', async () => {
    const { knex } = await run([
      commit('a', [], 0),
      commit('squashed', ['a'], 6),
      change('pr1', {
        createdAt: hours(3),
        mergedAt: hours(6),
        mergeSha: shaOf('squashed'),
        headSha: shaOf('own2'),
        commits: [
          { sha: shaOf('own1'), authoredAt: hours(1) },
          { sha: shaOf('own2'), authoredAt: hours(2) },
        ],
      }),
      deployment('1', 'a', 5),
      deployment('2', 'squashed', 8),
    ]);
    const [fact, ...others] = await knex('change_facts');
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      unit: 0,
      lead_s: 7 * 3600,
      coding_s: 2 * 3600,
      merge_lead_s: 2 * 3600,
      deploy_s: 600,
    });
  });

  it('links an incident to the deployment before it, within the window', async () => {
    const { knex } = await run([
      ...line(['a', 'b']),
      deployment('1', 'a', 10),
      deployment('2', 'b', 20),
      incident('i1', 22, {
        events: [
          { type: 'opened', at: hours(22) },
          { type: 'resolved', at: hours(25) },
        ],
      }),
      incident('i2', 60),
    ]);
    expect(await readDeployments(knex)).toMatchObject({
      1: { failed: false },
      2: { failed: true, recovered: hours(25) },
    });
    const links = await knex('incident_links').orderBy('started_at');
    expect(links.map(link => link.method)).toEqual(['window', 'none']);
  });
});

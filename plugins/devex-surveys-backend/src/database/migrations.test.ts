import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { MIGRATIONS, startSurveys } from '../__testUtils__/surveys';
import { inDays, PLAN } from '../__testUtils__/round';
import { isPostgres } from './tables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

/** Tables and schemas that are not of the database or of knex itself. */
async function ownTables(knex: Knex): Promise<string[]> {
  const rows: Array<{ name: string }> = isPostgres(knex)
    ? (
        await knex.raw(
          `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
           WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
           UNION SELECT schema_name FROM information_schema.schemata
           WHERE schema_name = 'devex_surveys_receipts'`,
        )
      ).rows
    : await knex('sqlite_master').where({ type: 'table' }).select('name');
  return rows
    .map(({ name }) => name)
    .filter(name => !/knex_migrations|^sqlite_/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('go down without a trace, with a round in the tables, and up again', async () => {
    const knex = await databases.init(id);
    const surveys = await startSurveys({ knex, plan: PLAN });
    const { id: roundId } = await surveys.rounds.prepare({
      title: 'Autumn',
      opensAt: inDays(0),
      closesAt: inDays(14),
    });
    await surveys.rounds.open(roundId);
    const tables = await ownTables(knex);
    expect(tables).toHaveLength(isPostgres(knex) ? 12 : 11);

    await knex.migrate.rollback({ directory: MIGRATIONS }, true);
    expect(await ownTables(knex)).toEqual([]);
    await knex.migrate.latest({ directory: MIGRATIONS });
    expect(await ownTables(knex)).toEqual(tables);
    expect(await knex('rounds')).toEqual([]);
  });
});

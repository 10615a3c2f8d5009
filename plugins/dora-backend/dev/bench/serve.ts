import knexFactory from 'knex';
import { startReadSide } from './startReadSide';

/**
 * Serves the results that a benchmark has kept, for the benchmark of the pages. Its one
 * argument is the database; the address is the only thing that it prints.
 */
async function main(): Promise<void> {
  const knex = knexFactory({ client: 'pg', connection: process.argv[2] });
  if (!(await knex.schema.hasTable('generations'))) {
    throw new Error(
      'Nothing was generated there yet: run `yarn bench:dora --keep FOLDER 1` first',
    );
  }
  const { side, url } = await startReadSide(knex);
  await side.roller.run();
  process.stdout.write(`${url}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

import { performance } from 'node:perf_hooks';
import createKnex from 'knex';
import { measureOpening } from './measureOpening';
import { measureResults } from './measureResults';
import { measureSubmissions, SUBMISSIONS } from './measureSubmissions';
import { measureToken } from './measureToken';
import { createBenchSurveys } from './surveys';

const PEOPLE = 10_000;

/**
 * Opens a round for ten thousand, takes submissions, closes it and reads the results, on
 * the Postgres that DATABASE_URL names. Ends with 1 if something is too slow.
 */
async function main(): Promise<void> {
  const started = performance.now();
  const knex = createKnex({
    client: 'pg',
    connection: process.env.DATABASE_URL,
    pool: { min: 0, max: 10 },
  });
  try {
    const surveys = await createBenchSurveys(knex, PEOPLE);
    const opening = await measureOpening(surveys);
    const submissions = await measureSubmissions(surveys, opening.roundId);
    const people = [...(await surveys.store.roster(opening.roundId)).keys()];
    const token = await measureToken(
      surveys,
      opening.roundId,
      people.slice(SUBMISSIONS),
    );
    const results = await measureResults(surveys, opening.roundId);
    const rows: Array<[string, number, string, number, boolean]> = [
      ['opening a round', opening.seconds, 's', 60, true],
      ['submissions', submissions.perSecond, '/s', 200, false],
      ['a token on a phone', token.phone, 'ms', 300, true],
      ['results, p95', results.p95Ms, 'ms', 200, true],
    ];
    for (const [name, value, unit, limit, isMaximum] of rows) {
      const ok = isMaximum ? value <= limit : value >= limit;
      process.stdout.write(
        `${ok ? 'ok  ' : 'SLOW'} ${name}: ${value.toFixed(1)} ${unit} (${
          isMaximum ? 'at most' : 'at least'
        } ${limit})\n`,
      );
      process.exitCode = ok ? process.exitCode : 1;
    }
    process.stdout.write(
      `${PEOPLE} invited in ${
        opening.buckets
      } buckets; ${submissions.cpuMs.toFixed(
        1,
      )} ms of CPU for a submission, its client's among them; a token on a low-tier phone ${token.lowTierPhone.toFixed(
        0,
      )} ms; ${((performance.now() - started) / 1000).toFixed(0)} s in all\n`,
    );
  } finally {
    await knex.destroy();
  }
}

main();

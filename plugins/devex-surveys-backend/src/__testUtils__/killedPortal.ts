import { Submission } from '@milepost/plugin-devex-surveys-common';
import createKnex from 'knex';
import { AnswerStore, SubmissionService } from '../answers';
import { RoundStore } from '../database';
import { Vault } from '../keys';
import { TEST_SECRET } from './secret';

/**
 * A process that takes submissions, says how many it has accepted, and then waits to be
 * killed, with all of them still in the spool.
 */
async function main(): Promise<void> {
  const knex = createKnex({
    client: 'pg',
    connection: JSON.parse(process.env.DATABASE ?? ''),
  });
  const answers = new AnswerStore({
    knex,
    vault: Vault.fromSecret(TEST_SECRET),
  });
  const service = new SubmissionService({
    store: new RoundStore(knex),
    answers,
  });
  const submissions: Submission[] = JSON.parse(process.env.SUBMISSIONS ?? '');
  for (const submission of submissions) {
    await service.submit(submission);
  }
  process.send?.(submissions.length);
}

main();

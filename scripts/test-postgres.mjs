// A Postgres for a test that restarts and kills it, while others go on with theirs.
//
//   node scripts/test-postgres.mjs find     prints where the server's programs are, if any
//   fork('scripts/test-postgres.mjs')       sends its URL, and what it has done of
//                                           'restart' and 'crash'; ends with its parent
import { startPostgres } from './lib/postgres.mjs';
import { findPostgresFolder } from './lib/toolchain.mjs';

if (process.argv[2] === 'find') {
  console.log(findPostgresFolder() ?? '');
  process.exit();
}

const server = await startPostgres(findPostgresFolder(), [
  // What was committed is there after a crash, as in production.
  'synchronous_commit=on',
  'full_page_writes=on',
]);
process.on('disconnect', async () => {
  await server.stop();
  process.exit();
});
process.on('message', async command => {
  await server[command]();
  process.send(command);
});
process.send(server.url);

// A replica in a process of its own, so that a test can kill it: begins a rebuild, takes
// a step whenever it is told to, and says when it has committed it.
import { once } from 'node:events';
import knexFactory from 'knex';
import { createTestEngine } from './testEngine';

async function main() {
  const knex = knexFactory(JSON.parse(process.argv[2]));
  const engine = await createTestEngine(knex, { streamsPerStep: 1 });
  await engine.rebuild();
  process.send?.('ready');
  for (let isWorking = true; isWorking; ) {
    await once(process, 'message');
    isWorking = await engine.step();
    process.send?.('stepped');
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

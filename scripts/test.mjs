// Proves the project, stage by stage, one line for each with its time.
//
//   node scripts/test.mjs [STAGE ...]     without a name: all of them
//
// A stage whose toolchain is missing is named with what it cost. On a developer's
// machine the other stages still run; in CI (CI=true) a missing toolchain is a failure.
import { findBrowser, findGo, findPostgres } from './lib/toolchain.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/run.mjs';
import { runHarness } from './lib/templateHarness.mjs';

const CI = process.env.CI === 'true';

const STAGES = [
  { name: 'types', run: () => run('yarn', ['tsc']) },
  { name: 'lint', run: () => run('yarn', ['lint:all']) },
  { name: 'format', run: () => run('yarn', ['prettier:check']) },
  { name: 'config', run: () => run('yarn', ['config:check']) },
  { name: 'unused', run: () => run('yarn', ['knip']) },
  { name: 'template-lint', run: () => run('yarn', ['golden-paths', 'lint']) },
  { name: 'unit', run: runUnitTests },
  { name: 'build', run: () => run('yarn', ['build:all']) },
  {
    name: 'e2e',
    needs: [findBrowser, findGo],
    run: ([chromium]) =>
      run('yarn', ['test:e2e'], { env: { CHROMIUM_PATH: chromium } }),
  },
  {
    name: 'templates',
    needs: [findBrowser, findGo, findPostgres],
    run: runTemplates,
  },
];

/** Postgres by `BACKSTAGE_TEST_DATABASE_POSTGRES*_CONNECTION_STRING`, or our own. */
async function runUnitTests() {
  const given = Object.keys(process.env).some(name =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(name),
  );
  const postgres = given ? undefined : await findPostgres();
  const server = postgres?.path
    ? await startPostgres(postgres.path)
    : undefined;
  try {
    await run('yarn', ['test', '--watchAll=false', '--maxWorkers=2'], {
      env: {
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...(server
          ? {
              BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING: server.url,
            }
          : {}),
      },
    });
  } finally {
    await server?.stop();
  }
  return given || server ? undefined : postgres.missing;
}

/**
 * The paths that were touched since what is known to be good, or all where nothing is
 * known. CI also proves the harness itself.
 */
async function runTemplates([chromium]) {
  process.env.CHROMIUM_PATH = chromium;
  const since =
    process.env.GOLDEN_PATHS_SINCE || (CI ? undefined : 'origin/main');
  await runHarness([
    ...(CI ? [['self-test']] : []),
    ['verify', ...(since ? ['--changed-since', since] : [])],
  ]);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !STAGES.some(s => s.name === name));
if (unknown.length > 0) {
  const names = STAGES.map(stage => stage.name).join(', ');
  console.error(`No stage named '${unknown.join("', '")}': use ${names}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
let skipped = 0;
for (const stage of STAGES) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) {
    continue;
  }
  const started = performance.now();
  const report = (word, detail = '') => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${word.padEnd(7)} ${stage.name.padEnd(13)} ${seconds.padStart(
        7,
      )} s  ${detail}`,
    );
  };
  const found = await Promise.all((stage.needs ?? []).map(find => find()));
  const missing = found.flatMap(tool => (tool.missing ? [tool.missing] : []));
  try {
    if (missing.length === 0) {
      const cost = await stage.run(found.map(tool => tool.path));
      if (cost) {
        missing.push(cost);
      }
    }
    if (missing.length === 0) {
      passed += 1;
      report('passed');
    } else if (CI) {
      failed += 1;
      report('FAILED', missing.join(' '));
    } else {
      skipped += 1;
      report('SKIPPED', missing.join(' '));
    }
  } catch (error) {
    failed += 1;
    console.error(error.output ?? error);
    report('FAILED');
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

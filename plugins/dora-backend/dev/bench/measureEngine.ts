import { createHash } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Signal } from '@milepost/plugin-dora-node';
import { Knex } from 'knex';
import { DoraEngine } from '../../src/engine/DoraEngine';
import { RollupFeed, RollupStore } from '../../src/read';
import { rulesSchema } from '../../src/rules';
import { Size } from './generate';
import { Figures } from './measureRead';

const SIGNALS_AT_A_TIME = 1_000;
const REPORTED_AT = Date.UTC(2025, 0, 1);
const HOUR = 3_600_000;

const sha = (text: string) => createHash('sha1').update(text).digest('hex');
const serviceOf = (component: number) => `service-${component}`;
const repositoryOf = (component: number) =>
  `git.acme.example/acme/${serviceOf(component)}`;

function commitOf(component: number, n: number): Signal {
  const at = REPORTED_AT + n * HOUR;
  return {
    kind: 'commit',
    source: 'git',
    repository: repositoryOf(component),
    sha: sha(`${component} ${n}`),
    parents: n > 0 ? [sha(`${component} ${n - 1}`)] : [],
    authoredAt: at,
    committedAt: at,
  };
}

function deploymentOf(component: number, n: number, head: number): Signal {
  const at = REPORTED_AT + head * HOUR + HOUR / 2;
  return {
    kind: 'deployment',
    source: 'benchmark',
    externalId: `${component} ${n}`,
    at,
    target: { service: serviceOf(component), environment: 'production' },
    repository: repositoryOf(component),
    sha: sha(`${component} ${head}`),
    statuses: [{ at, state: 'success' }],
  };
}

/** All that a source reads back of a size: one repository after the other, bit by bit. */
function* signalsOf(size: Size): Generator<Signal> {
  for (let component = 0; component < size.components; component++) {
    yield {
      kind: 'mapping',
      source: 'benchmark',
      target: { service: serviceOf(component), environment: 'production' },
      at: REPORTED_AT,
      streams: [
        {
          componentRef: `component:default/${serviceOf(component)}`,
          environment: 'production',
          production: true,
        },
      ],
    };
  }
  const each = Math.floor(size.deployments / size.components);
  for (let component = 0; component < size.components; component++) {
    for (let n = 0; n < each; n++) {
      const head = n * size.changesPerDeployment;
      for (let k = 0; k < size.changesPerDeployment; k++) {
        yield commitOf(component, head + k);
      }
      yield deploymentOf(component, n, head + size.changesPerDeployment - 1);
    }
  }
}

/** Measures how fast signals become metrics, and how fast all is computed anew. */
export async function measureEngine(knex: Knex, size: Size): Promise<Figures> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@milepost/plugin-dora-backend',
      'migrations',
    ),
  });
  const engine = new DoraEngine({
    knex,
    rules: rulesSchema.parse({}),
    sink: new RollupFeed(new RollupStore('Europe/Berlin')),
  });
  await engine.start();
  let memory = 0;
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    memory = Math.max(memory, process.memoryUsage().rss);
    return (performance.now() - begun) / 1000;
  };

  let signals = 0;
  const ingesting = await timed(async () => {
    let batch: Signal[] = [];
    const send = async () => {
      await engine.recordSignals(batch);
      signals += batch.length;
      batch = [];
      if (signals % (5 * SIGNALS_AT_A_TIME) === 0) {
        await engine.catchUp();
        memory = Math.max(memory, process.memoryUsage().rss);
      }
    };
    for (const signal of signalsOf(size)) {
      batch.push(signal);
      if (batch.length === SIGNALS_AT_A_TIME) {
        await send();
      }
    }
    await send();
    await engine.catchUp();
  });

  const figures: Figures = {
    'taking in and computing': `${signals} signals in ${ingesting.toFixed(
      1,
    )} s, ${(signals / ingesting).toFixed(0)} a second`,
  };
  const each = Math.floor(size.deployments / size.components);
  for (const [name, moved] of [
    ['a late deployment that moves 5 changes', 5],
    ['a late deployment that moves 1 change', 1],
  ] as const) {
    // In the middle of the history, between two that are known.
    const head = Math.floor(each / 2) * size.changesPerDeployment + moved - 1;
    const seconds = await timed(async () => {
      await engine.recordSignals([deploymentOf(moved, each + moved, head)]);
      await engine.catchUp();
    });
    figures[name] = `${(seconds * 1000).toFixed(0)} ms`;
  }
  figures['computing all anew'] = `${(
    await timed(async () => {
      await engine.rebuild();
      await engine.catchUp();
    })
  ).toFixed(1)} s`;
  figures['memory of this process at most'] = `${(memory / 2 ** 20).toFixed(
    0,
  )} MB`;
  return figures;
}

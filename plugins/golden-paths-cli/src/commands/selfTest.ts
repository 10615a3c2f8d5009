import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod/v4';
import {
  checksOf,
  commitAll,
  formatFault,
  runChecks,
  type Subject,
} from '../harness';
import { parseYaml } from '../template';

const FIXTURES = 'plugins/golden-paths-cli/fixtures';

const FAULTS = z.array(
  z.strictObject({
    id: z.string(),
    file: z.string().optional(),
    /** Absent: the whole file is written anew. */
    replace: z.string().optional(),
    by: z.string().optional(),
    values: z.record(z.string(), z.string()).default({}),
    red: z.array(z.string()),
  }),
);

type Fault = z.infer<typeof FAULTS>[number];

const VALUES = {
  name: 'greeter',
  description: 'A service as small as one can be.',
  owner: 'group:default/platform',
  ownerName: 'platform',
  repoUrl: 'https://git.example/greeter',
  registry: 'registry.example',
  templateRef: 'template:default/fixture',
  templateVersion: '1.0.0',
};

const SERVICE = {
  build: 'true',
  start: 'exec node src/server.mjs',
  traffic: 'true',
  ready: '/',
  needs: [],
  stopSeconds: 10,
};

/** What only a running repository shows; the rest of the faults leaves it alone. */
const RUNS = /^(?:src\/.*\.mjs|\.github\/|Makefile)/;
const RUNNING_CHECKS = ['workflow', 'metrics-contract'];

async function createFaulty(root: string, fault: Fault): Promise<Subject> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'golden-path-fault-'));
  const dir = path.join(folder, 'repository');
  await fs.cp(path.join(root, FIXTURES, 'base'), dir, { recursive: true });
  if (fault.file) {
    const file = path.join(dir, fault.file);
    const { replace, by = '' } = fault;
    const text = replace === undefined ? '' : await fs.readFile(file, 'utf8');
    if (replace !== undefined && !text.includes(replace)) {
      throw new InputError(`${fault.id}: ${fault.file} has no '${replace}'`);
    }
    await fs.writeFile(
      file,
      replace === undefined ? by : text.replaceAll(replace, () => by),
    );
  }
  const scratch = path.join(folder, 'scratch');
  await fs.mkdir(scratch);
  await commitAll(dir);
  return {
    path: 'fixture',
    variant: fault.id,
    dir,
    values: { ...VALUES, ...fault.values },
    scratch,
    matrix: { variants: [], checks: [], online: [], service: SERVICE },
  };
}

/** Breaks a small repository in every way that has a check, and looks who notices. */
export async function selfTest(_args: string[], root: string): Promise<number> {
  const text = await fs.readFile(
    path.join(root, FIXTURES, 'faults.yaml'),
    'utf8',
  );
  const faults = FAULTS.parse(parseYaml(text));
  let failed = 0;
  for (const fault of faults) {
    const subject = await createFaulty(root, fault);
    const runs = fault.red.length === 0 || RUNS.test(fault.file ?? '');
    const checks = checksOf(subject).filter(
      ({ id }) => runs || !RUNNING_CHECKS.includes(id),
    );
    const cells = await runChecks(subject, checks, () => {});
    const red = cells.filter(({ status }) => status !== 'passed');
    const found = red.map(({ check }) => check).sort();
    const isRight =
      JSON.stringify(found) === JSON.stringify([...fault.red].sort());
    process.stdout.write(
      `${isRight ? 'passed' : 'FAILED'}  ${fault.id}: ${
        found.join(', ') || 'all green'
      }\n`,
    );
    if (!isRight) {
      failed += 1;
      process.stdout.write(`  expected: ${fault.red.join(', ')}\n`);
      red.forEach(cell => process.stdout.write(`${formatFault(cell)}\n`));
    }
    await fs.rm(path.dirname(subject.dir), { recursive: true, force: true });
  }
  process.stdout.write(`${faults.length - failed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

import Ajv2020 from 'ajv/dist/2020';
import { listFiles } from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { findShared } from '../needs';
import { runCommand } from '../runCommand';
import type { Check, Subject } from '../types';

const FILE = 'score.yaml';
const SCHEMA = 'schemas/score-v1b1.json';
const SOURCE = /\.(?:go|py|ts|tsx|js|mjs)$/;

type Amounts = { cpu?: string; memory?: string };

type Score = {
  metadata: { name: string };
  containers: Record<
    string,
    {
      variables?: Record<string, string>;
      resources?: { requests?: Amounts; limits?: Amounts };
    }
  >;
  service?: { ports: Record<string, { port: number; targetPort?: number }> };
};

type Container = {
  env?: { name: string; valueFrom?: object }[];
  ports?: { containerPort: number }[];
  resources?: { requests?: Amounts; limits?: Amounts };
};

const readScore = async ({ dir }: Subject): Promise<Score> =>
  yaml.parse(await fs.readFile(path.join(dir, FILE), 'utf8'));

/** score.yaml against the specification's own schema. */
export const scoreSchema: Check = {
  id: 'score-schema',
  needs: [SCHEMA],
  async run(subject) {
    const schema = JSON.parse(
      await fs.readFile((await findShared(SCHEMA)) ?? SCHEMA, 'utf8'),
    );
    const ajv = new Ajv2020({
      strict: false,
      allErrors: true,
      validateFormats: false,
    });
    const ok = ajv.validate(schema, await readScore(subject));
    return { ok, output: ok ? '' : ajv.errorsText(ajv.errors), file: FILE };
  },
};

async function readContainers(subject: Subject): Promise<Container[]> {
  const { ok, output } = await runCommand(
    'helm',
    [
      'template',
      String(subject.values.name),
      'deploy/chart',
      '--values',
      'deploy/chart/ci/values.yaml',
    ],
    { cwd: subject.dir },
  );
  return ok
    ? yaml
        .parseAllDocuments(output)
        .map(document => document.toJS())
        .filter(manifest => manifest?.kind === 'Deployment')
        .flatMap(manifest => manifest.spec.template.spec.containers)
    : [];
}

/** The variables that no source file of the service reads. */
async function findUnread(variables: string[], { dir }: Subject) {
  const sources = (await listFiles(dir)).filter(file => SOURCE.test(file));
  const texts = await Promise.all(
    sources.map(file => fs.readFile(path.join(dir, file), 'utf8')),
  );
  const all = texts.join('\n');
  // Settings of a prefix are read by the rest of the name, in any case.
  return variables.filter(
    name =>
      !all.includes(name) &&
      !all.toLowerCase().includes(name.toLowerCase().replace(/^[a-z]+_/, '')),
  );
}

/** The two descriptions of the workload say the same where both say something. */
export const scoreConsistency: Check = {
  id: 'score-chart',
  needs: ['helm'],
  async run(subject) {
    const score = await readScore(subject);
    const [container] = await readContainers(subject);
    const [described] = Object.values(score.containers);
    if (!container) {
      return { ok: true, output: 'the chart has no Deployment' };
    }
    const faults: string[] = [];
    if (score.metadata.name !== subject.values.name) {
      faults.push(`metadata.name is '${score.metadata.name}'`);
    }
    const ports = (container.ports ?? []).map(port => port.containerPort);
    for (const [name, { port, targetPort = port }] of Object.entries(
      score.service?.ports ?? {},
    )) {
      if (!ports.includes(targetPort)) {
        faults.push(
          `the chart's container does not open the port ${name} (${targetPort})`,
        );
      }
    }
    for (const kind of ['requests', 'limits'] as const) {
      for (const unit of ['cpu', 'memory'] as const) {
        const here = described.resources?.[kind]?.[unit];
        const there = container.resources?.[kind]?.[unit];
        if (String(here) !== String(there)) {
          faults.push(
            `${kind}.${unit} is ${here}, in the chart it is ${there}`,
          );
        }
      }
    }
    const variables = Object.keys(described.variables ?? {});
    const secrets = (container.env ?? []).filter(
      ({ valueFrom }) => valueFrom && 'secretKeyRef' in valueFrom,
    );
    for (const { name } of secrets) {
      if (!variables.includes(name)) {
        faults.push(
          `the chart sets ${name} from a secret, and nothing does here`,
        );
      }
    }
    for (const name of await findUnread(variables, subject)) {
      faults.push(`the service does not read the variable ${name}`);
    }
    return { ok: faults.length === 0, output: faults.join('\n'), file: FILE };
  },
};

import { listFiles } from '@milepost/plugin-golden-paths-node';
import { validate, type Schema } from 'jsonschema';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { runCommand } from '../runCommand';
import type { Check, Subject } from '../types';
import { CRDS, readSchemas } from './customResources';
import { helm, listEnvironments } from './environments';

type Manifest = { apiVersion: string; kind: string };

/** Manifests, and the file of the repository to look into when they are wrong. */
type Source = { file: string; manifests: Manifest[] };

const parse = (text: string): Manifest[] =>
  yaml
    .parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(Boolean);

async function readSources(subject: Subject): Promise<Source[]> {
  const sources: Source[] = [];
  for (const environment of await listEnvironments(subject)) {
    const { ok, output } = await helm(subject, environment, [
      'template',
      String(subject.values.name),
    ]);
    if (!ok) {
      throw new Error(output);
    }
    const file = `deploy/envs/${environment}/values.yaml`;
    sources.push({ file, manifests: parse(output) });
  }
  const { gitops } = subject;
  for (const file of gitops ? await listFiles(gitops) : []) {
    const text = await fs.readFile(path.join(gitops ?? '', file), 'utf8');
    sources.push({ file: `gitops/${file}`, manifests: parse(text) });
  }
  return sources;
}

const keyOf = ({ apiVersion, kind }: Manifest) => `${apiVersion} ${kind}`;

function validateCustom(
  sources: Source[],
  schemas: Map<string, Schema>,
): string[] {
  return sources.flatMap(({ file, manifests: all }) =>
    all.flatMap(manifest => {
      const schema = schemas.get(keyOf(manifest));
      return (schema ? validate(manifest, schema).errors : []).map(
        error => `${file}: ${keyOf(manifest)}: ${error}`,
      );
    }),
  );
}

/** One call for all: the program takes longer to start than to look. */
async function validateCore(
  sources: Source[],
  schemas: Map<string, Schema>,
  subject: Subject,
) {
  const folder = path.join(subject.scratch, 'manifests');
  await fs.mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const { file, manifests: all } of sources) {
    const core = all.filter(manifest => !schemas.has(keyOf(manifest)));
    if (core.length > 0) {
      const copy = path.join(folder, file.replaceAll('/', '-'));
      const documents = core.map(manifest => yaml.stringify(manifest));
      await fs.writeFile(copy, documents.join('---\n'));
      files.push(copy);
    }
  }
  return runCommand(
    'kubernetes-validate',
    ['--strict', '--quiet', '--no-warn', ...files],
    { cwd: subject.dir },
  );
}

/**
 * What the chart renders in every environment, and what goes to the GitOps repository,
 * against the schemas of Kubernetes, Argo CD and the Prometheus operator.
 */
export const manifests: Check = {
  id: 'manifests',
  needs: [
    'helm',
    'kubernetes-validate',
    `${CRDS}/argo-cd`,
    `${CRDS}/prometheus-operator`,
  ],
  async run(subject) {
    const schemas = await readSchemas();
    const sources = await readSources(subject);
    const faults = validateCustom(sources, schemas);
    return {
      ...(faults.length > 0
        ? { ok: false, output: faults.join('\n') }
        : await validateCore(sources, schemas, subject)),
      file: 'deploy/chart',
    };
  },
};

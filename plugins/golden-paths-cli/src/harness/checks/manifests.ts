import Ajv from 'ajv';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { listFiles } from '@milepost/plugin-golden-paths-node';
import { runCommand } from '../runCommand';
import { findShared } from '../needs';
import type { Check, Outcome, Subject } from '../types';
import { helm, listEnvironments } from './environments';

const CRDS = 'crds';

type Manifest = { apiVersion: string; kind: string };

type CustomResource = {
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: object } }[];
  };
};

function isPattern(value: unknown): boolean {
  try {
    return Boolean(new RegExp(String(value), 'u'));
  } catch {
    return false;
  }
}

/**
 * A schema as the API server reads it with strict field validation: what it does not
 * name is refused, unless it says that it keeps unknown fields.
 */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(strict);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema)
      // Patterns are Go's; the few that only Go can read are not looked at.
      .filter(([key, value]) => key !== 'pattern' || isPattern(value))
      .map(([key, value]) => [key, strict(value)]),
  );
  const isOpen =
    'x-kubernetes-preserve-unknown-fields' in copy ||
    'additionalProperties' in copy;
  return 'properties' in copy && !isOpen
    ? { ...copy, additionalProperties: false }
    : copy;
}

/** One for all: compiling the schema of an ApplicationSet takes seconds. */
const ajv = new Ajv({ strict: false, validateFormats: false });

/** Schemas by API version and kind, out of the custom resource definitions. */
async function parseSchemas(folder: string): Promise<Map<string, object>> {
  const schemas = new Map<string, object>();
  for (const file of await listFiles(folder)) {
    const definition: CustomResource = yaml.parse(
      await fs.readFile(path.join(folder, file), 'utf8'),
    );
    const { group, names, versions } = definition.spec;
    for (const { name, schema } of versions) {
      const root = strict(schema.openAPIV3Schema) as {
        properties: Record<string, unknown>;
      };
      // What every object has is not part of the definition.
      root.properties.metadata = { type: 'object' };
      schemas.set(`${group}/${name} ${names.kind}`, root);
    }
  }
  return schemas;
}

let schemasOnce: Promise<Map<string, object>> | undefined;

async function readSchemas() {
  schemasOnce ??= parseSchemas((await findShared(CRDS)) ?? CRDS);
  return schemasOnce;
}

async function validateCore(manifests: Manifest[], subject: Subject) {
  const file = path.join(subject.scratch, 'manifests.yaml');
  await fs.writeFile(
    file,
    manifests.map(manifest => yaml.stringify(manifest)).join('---\n'),
  );
  return runCommand(
    'kubernetes-validate',
    ['--strict', '--quiet', '--no-warn', file],
    { cwd: subject.dir },
  );
}

async function renderAll(subject: Subject): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const environment of await listEnvironments(subject)) {
    // Everything that the chart can render is looked at, also what is off by default.
    const { ok, output } = await helm(subject, environment, [
      'template',
      String(subject.values.name),
    ]);
    texts.set(
      `deploy/envs/${environment}/values.yaml`,
      ok ? output : `error: ${output}`,
    );
  }
  for (const file of subject.gitops ? await listFiles(subject.gitops) : []) {
    const text = await fs.readFile(
      path.join(subject.gitops ?? '', file),
      'utf8',
    );
    texts.set(`gitops/${file}`, text);
  }
  return texts;
}

async function validateFile(
  file: string,
  text: string,
  subject: Subject,
  schemas: Map<string, object>,
): Promise<Outcome> {
  const manifests: Manifest[] = yaml
    .parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(Boolean);
  const core: Manifest[] = [];
  for (const manifest of manifests) {
    const key = `${manifest.apiVersion} ${manifest.kind}`;
    const schema = schemas.get(key);
    if (!schema) {
      core.push(manifest);
    } else if (!ajv.validate(schema, manifest)) {
      return {
        ok: false,
        output: `${key}: ${ajv.errorsText(ajv.errors, { dataVar: '' })}`,
        file,
      };
    }
  }
  return core.length > 0
    ? { ...(await validateCore(core, subject)), file }
    : { ok: true, output: '' };
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
    for (const [file, text] of await renderAll(subject)) {
      const outcome = await validateFile(file, text, subject, schemas);
      if (!outcome.ok) {
        return outcome;
      }
    }
    return { ok: true, output: '' };
  },
};

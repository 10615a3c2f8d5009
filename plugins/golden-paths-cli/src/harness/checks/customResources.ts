import { listFiles } from '@milepost/plugin-golden-paths-node';
import type { Schema } from 'jsonschema';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { findShared } from '../needs';

/** Where the set-up puts the definitions of the custom resources. */
export const CRDS = 'crds';

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

/** Schemas by API version and kind, out of the custom resource definitions. */
async function parseSchemas(folder: string): Promise<Map<string, Schema>> {
  const schemas = new Map<string, Schema>();
  for (const file of await listFiles(folder)) {
    const definition: CustomResource = yaml.parse(
      await fs.readFile(path.join(folder, file), 'utf8'),
    );
    const { group, names, versions } = definition.spec;
    for (const { name, schema } of versions) {
      const root = strict(schema.openAPIV3Schema) as {
        properties: Record<string, Schema>;
      };
      // What every object has is not part of the definition.
      root.properties.metadata = { type: 'object' };
      schemas.set(`${group}/${name} ${names.kind}`, root);
    }
  }
  return schemas;
}

let schemasOnce: Promise<Map<string, Schema>> | undefined;

/** Schemas by API version and kind. They are read once for all repositories. */
export async function readSchemas(): Promise<Map<string, Schema>> {
  schemasOnce ??= parseSchemas((await findShared(CRDS)) ?? CRDS);
  return schemasOnce;
}

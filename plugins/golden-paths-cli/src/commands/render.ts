import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  findProgram,
  formatFinding,
  GITOPS_RULES,
  REPOSITORY_RULES,
  validateRender,
} from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readPortal } from '../portal';
import { renderTemplate } from '../render';
import { parseYaml, pickTemplate, readTemplates } from '../template';

/** What a person who tries a template out does not care about. */
const DEFAULTS = {
  description: 'Shows what the golden path makes.',
  owner: 'group:default/platform',
};

async function readValues(file: string | undefined): Promise<JsonObject> {
  if (!file) {
    return {};
  }
  const values = parseYaml(await fs.readFile(file, 'utf8'));
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new InputError(`${file} has to be a map of the form's fields`);
  }
  return values as JsonObject;
}

async function refuseFull(folder: string) {
  const there = await fs.readdir(folder).catch(() => []);
  if (there.length > 0) {
    throw new InputError(
      `${folder} is not empty: remove it, or name another folder with OUT=`,
    );
  }
}

/** Renders one golden path into a folder, and looks at what came out. */
export async function render(args: string[], root: string): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      template: { type: 'string', default: 'go-grpc-postgres' },
      values: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const [name] = positionals;
  if (!name) {
    throw new InputError('Say what to call it: make template NAME=my-service');
  }
  const template = pickTemplate(await readTemplates(root), flags.template);
  const out = path.resolve(root, flags.out ?? `.cache/templates/${name}`);
  await refuseFull(out);
  const { repository, gitops, values } = await renderTemplate({
    ...(await readPortal(root)),
    template,
    parameters: { ...DEFAULTS, ...(await readValues(flags.values)), name },
    out,
  });
  const parts = [
    { dir: repository, rules: REPOSITORY_RULES },
    ...(gitops ? [{ dir: gitops, rules: GITOPS_RULES }] : []),
  ];
  let faults = 0;
  for (const { dir, rules } of parts) {
    const report = await validateRender({ dir, values, rules, findProgram });
    const shown = path.relative(process.cwd(), dir);
    process.stdout.write(`${shown}\n`);
    for (const finding of report.findings) {
      process.stdout.write(`  ${formatFinding(finding)}\n`);
    }
    for (const what of report.unchecked) {
      process.stdout.write(`  not checked: ${what}\n`);
    }
    faults += report.findings.length;
  }
  return faults > 0 ? 1 : 0;
}

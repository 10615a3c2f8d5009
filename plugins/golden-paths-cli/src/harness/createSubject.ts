import {
  formatProvenance,
  PROVENANCE_FILE,
} from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Portal } from '../portal';
import { renderTemplate } from '../render';
import type { Template } from '../template';
import type { Matrix, Variant } from './readMatrix';
import { runCommand } from './runCommand';
import type { Subject } from './types';

const GIT_IDENTITY = [
  '-c',
  'user.name=Milepost',
  '-c',
  'user.email=bot@milepost.example',
];

/** Makes a git repository of a folder, with all that is in it. */
export async function commitAll(dir: string): Promise<void> {
  for (const args of [
    ['init', '--quiet', '--initial-branch', 'main'],
    ['add', '--all'],
    [...GIT_IDENTITY, 'commit', '--quiet', '--message', 'Start'],
    // What compares with main finds it where a clone has it.
    ['update-ref', 'refs/remotes/origin/main', 'HEAD'],
  ]) {
    const { ok, output } = await runCommand('git', args, { cwd: dir });
    if (!ok) {
      throw new Error(`git ${args.join(' ')} failed: ${output}`);
    }
  }
}

/**
 * Renders a variant into an empty folder, leaves the record that publishing leaves, and
 * commits it: the repository as its new owner gets it.
 */
export async function createSubject(options: {
  template: Template;
  matrix: Matrix;
  variant: Variant;
  portal: Portal;
  folder: string;
}): Promise<Subject> {
  const { template, matrix, variant, portal, folder } = options;
  const out = path.join(folder, template.id, variant.id);
  const scratch = path.join(out, 'scratch');
  await fs.rm(out, { recursive: true, force: true });
  await fs.mkdir(scratch, { recursive: true });
  const { repository, gitops, values } = await renderTemplate({
    ...portal,
    template,
    parameters: variant.values,
    out,
  });
  const record = path.join(repository, PROVENANCE_FILE);
  await fs.mkdir(path.dirname(record), { recursive: true });
  await fs.writeFile(
    record,
    formatProvenance({
      template: String(values.templateRef),
      version: String(values.templateVersion),
      taskId: 'verify-templates',
      createdAt: '2026-01-01T00:00:00.000Z',
      tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
      values,
    }),
  );
  await commitAll(repository);
  return {
    path: template.id,
    variant: variant.id,
    dir: repository,
    gitops,
    values,
    scratch,
    matrix,
  };
}

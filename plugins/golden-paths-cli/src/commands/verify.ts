import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  checksOf,
  createSubject,
  formatFault,
  formatReport,
  listChanges,
  readMatrix,
  runChecks,
  selectPaths,
  type Cell,
} from '../harness';
import { readPortal } from '../portal';
import { readTemplates, type Template } from '../template';

const FOLDER = '.cache/golden-paths/verify';
const REPORT = 'docs/template-report';

/** Which variants of which paths were asked for. */
type Choice = { paths: Template[]; variant?: string };

async function choose(
  templates: Template[],
  flags: { only?: string; 'changed-since'?: string },
  root: string,
): Promise<Choice> {
  const ids = templates.map(({ id }) => id);
  if (flags.only) {
    const [only, variant] = flags.only.split(',');
    if (!ids.includes(only)) {
      throw new InputError(
        `There is no golden path '${only}': use one of ${ids.join(', ')}`,
      );
    }
    return { paths: templates.filter(({ id }) => id === only), variant };
  }
  const since = flags['changed-since'];
  const chosen = selectPaths(
    ids,
    since ? await listChanges(root, since) : undefined,
  );
  return { paths: templates.filter(({ id }) => chosen.includes(id)) };
}

function printCell(cell: Cell) {
  const seconds = cell.seconds.toFixed(1).padStart(7);
  process.stdout.write(
    `${cell.status.padEnd(7)} ${seconds} s  ${cell.path} ${cell.variant}  ${
      cell.check
    }\n`,
  );
}

async function writeReport(root: string, cells: Cell[], seconds: number) {
  const [cpu] = cpus();
  const circumstances = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpu?.model.trim() ?? process.arch})`,
    seconds,
  };
  const file = path.join(root, REPORT);
  await fs.writeFile(`${file}.md`, formatReport(cells, circumstances));
  await fs.writeFile(
    `${file}.json`,
    `${JSON.stringify({ ...circumstances, cells }, undefined, 2)}\n`,
  );
}

/** Renders every variant of every path that was asked for, and proves each. */
export async function verify(args: string[], root: string): Promise<number> {
  const { values: flags } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      'changed-since': { type: 'string' },
      check: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  const started = performance.now();
  const templates = await readTemplates(root);
  const { paths, variant: wanted } = await choose(templates, flags, root);
  const portal = await readPortal(root);
  const cells: Cell[] = [];
  for (const template of paths) {
    const matrix = await readMatrix(template.dir);
    const variants = matrix.variants.filter(
      ({ id }) => !wanted || id === wanted,
    );
    if (variants.length === 0) {
      throw new InputError(
        `'${
          template.id
        }' has no variant '${wanted}': use one of ${matrix.variants
          .map(({ id }) => id)
          .join(', ')}`,
      );
    }
    for (const variant of variants) {
      const folder = path.join(root, FOLDER);
      const subject = await createSubject({
        template,
        matrix,
        variant,
        portal,
        folder,
      });
      const checks = checksOf(subject).filter(
        ({ id }) => !flags.check || id === flags.check,
      );
      cells.push(...(await runChecks(subject, checks, printCell)));
    }
  }
  if (flags.report) {
    await writeReport(root, cells, (performance.now() - started) / 1000);
  }
  for (const cell of cells.filter(({ status }) => status !== 'passed')) {
    process.stdout.write(`\n${formatFault(cell)}\n`);
  }
  const count = (...statuses: Cell['status'][]) =>
    cells.filter(({ status }) => statuses.includes(status)).length;
  const failed = count('failed', 'missing');
  process.stdout.write(
    `\n${count('passed')} passed, ${failed} failed, ${count(
      'unreachable',
    )} skipped\n`,
  );
  return failed > 0 ? 1 : 0;
}

import { toError } from '@backstage/errors';
import { findMissing } from './needs';
import type { Cell, Check, Outcome, Subject } from './types';

const DETAIL_LINES = 30;
const DETAIL_LINE_LENGTH = 400;

function tail(output: string): string {
  return output
    .trim()
    .split('\n')
    .slice(-DETAIL_LINES)
    .map(line => line.slice(0, DETAIL_LINE_LENGTH))
    .join('\n');
}

function statusOf({ ok, unreachable }: Outcome): Cell['status'] {
  if (unreachable) {
    return 'unreachable';
  }
  return ok ? 'passed' : 'failed';
}

async function runCheck(check: Check, subject: Subject): Promise<Cell[]> {
  const { path, variant } = subject;
  const toCell = (
    id: string,
    outcome: Omit<Outcome, 'parts'>,
    seconds: number,
  ): Cell => ({
    path,
    variant,
    check: id,
    status: statusOf(outcome),
    seconds,
    file: outcome.ok ? undefined : outcome.file,
    detail: outcome.ok ? '' : tail(outcome.output),
  });
  const missing = await findMissing(check.needs ?? []);
  if (missing.length > 0) {
    const detail = `not on this machine: ${missing.join(', ')}`;
    const cell = toCell(check.id, { ok: false, output: detail }, 0);
    return [{ ...cell, status: 'missing' }];
  }
  const started = performance.now();
  const outcome = await check
    .run(subject)
    .catch((error): Outcome => ({ ok: false, output: toError(error).message }));
  const seconds = (performance.now() - started) / 1000;
  return [
    toCell(check.id, outcome, seconds),
    ...(outcome.parts ?? []).map(part => toCell(part.id, part, part.seconds)),
  ];
}

/** Runs the checks that apply to a repository, one after the other. */
export async function runChecks(
  subject: Subject,
  checks: Check[],
  onCell: (cell: Cell) => void,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const check of checks) {
    if (check.applies?.(subject) ?? true) {
      const made = await runCheck(check, subject);
      made.forEach(onCell);
      cells.push(...made);
    }
  }
  return cells;
}

import type { Cell } from '../types';

/** Where and when the figures were taken. */
export type Circumstances = {
  /** ISO date, without the time. */
  date: string;
  machine: string;
  seconds: number;
};

const columnOf = ({ path, variant }: Cell) => `${path} ${variant}`;

const duration = (seconds: number) =>
  seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

function formatCell(cell: Cell | undefined): string {
  if (!cell) {
    return '';
  }
  return cell.status === 'passed'
    ? duration(cell.seconds)
    : `**${cell.status}**`;
}

function formatTable(cells: Cell[]): string {
  const columns = [...new Set(cells.map(columnOf))];
  const rows = [...new Set(cells.map(({ check }) => check))];
  const lines = rows.map(check => [
    check,
    ...columns.map(column =>
      formatCell(
        cells.find(cell => cell.check === check && columnOf(cell) === column),
      ),
    ),
  ]);
  return [
    ['check', ...columns],
    ['---', ...columns.map(() => '---:')],
    ...lines,
  ]
    .map(line => `| ${line.join(' | ')} |`)
    .join('\n');
}

/** A failing cell, the file to look into and the tail of what was printed. */
export function formatFault(cell: Cell): string {
  const { check, status, file, detail } = cell;
  return `${columnOf(cell)}, ${check}: ${status}${
    file ? ` (${file})` : ''
  }\n${detail.replace(/^/gm, '    ')}`;
}

/** The report as a page of the documentation. */
export function formatReport(
  cells: Cell[],
  { date, machine, seconds }: Circumstances,
): string {
  const faults = cells.filter(({ status }) => status !== 'passed');
  return `# The golden paths, proved

Made by \`make verify-templates\` on ${date}, on ${machine}, in ${duration(
    seconds,
  )}:
${cells.length - faults.length} of ${
    cells.length
  } cells passed. Each variant of each path was rendered by the scaffolder's own
action and checked with real tools; [what the rows mean](writing-templates.md#what-is-proved).
An empty cell means that the variant has nothing of that kind.

${formatTable(cells)}
${
  faults.length > 0
    ? `\n## Failures\n\n${faults.map(formatFault).join('\n\n')}\n`
    : ''
}`;
}

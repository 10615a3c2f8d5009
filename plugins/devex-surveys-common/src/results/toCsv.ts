import { codesOf } from '../items';
import { Cell, RoundResults } from './types';

const COLUMNS = [
  'round',
  'group',
  'item',
  'status',
  'n',
  'favourable_percent',
  'bound',
  'low',
  'high',
  'mean',
  'distribution',
  'change_points',
  'change_significant',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | boolean>>;

/**
 * Results as CSV (RFC 4180): the same cells as everywhere else, one a row.
 *
 * @public
 */
export function resultsToCsv(results: RoundResults): string {
  const titles = new Map(results.lattice.map(({ id, title }) => [id, title]));
  const rows = results.groups.flatMap(group =>
    results.items
      .filter(item => codesOf(item).length > 0)
      .map(
        (item): Row => ({
          round: results.title,
          group: titles.get(group.nodeId),
          item: item.id,
          ...cellFields(group.items[item.id]),
        }),
      ),
  );
  return [
    COLUMNS.join(','),
    ...rows.map(row => COLUMNS.map(column => quoted(row[column])).join(',')),
    '',
  ].join('\r\n');
}

function cellFields(cell: Cell): Row {
  const row: Row = { status: cell.status };
  if (cell.status === 'coarse' || cell.status === 'shown') {
    row.favourable_percent = cell.favourable.percent;
    row.bound = cell.favourable.bound;
  }
  if (cell.status === 'shown') {
    row.n = cell.n;
    row.low = cell.interval?.low;
    row.high = cell.interval?.high;
    row.mean = cell.mean;
    row.distribution = cell.distribution?.join(' ');
    row.change_points = cell.change?.points;
    row.change_significant = cell.change?.significant;
  }
  return row;
}

/** Quotes what CSV or a spreadsheet would take for something else. */
function quoted(value: Row[keyof Row]): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : String(value);
  }
  // A spreadsheet runs what begins like a formula.
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless)
    ? `"${harmless.replace(/"/g, '""')}"`
    : harmless;
}

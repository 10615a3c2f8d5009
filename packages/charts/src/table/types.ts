/** A row of a chart's table; the first cell is its heading. */
export interface TableRow {
  key: string;
  cells: string[];
}

/** What a chart shows, in words and numbers. */
export interface TableContent {
  columns: string[];
  rows: TableRow[];
}

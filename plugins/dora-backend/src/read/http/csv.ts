import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { MetricsReport, Page, ServiceRow } from '@milepost/plugin-dora-common';
import { stringify } from 'csv-stringify';
import { Response } from 'express';

/** A value in a row of CSV. */
export type Cells = Record<
  string,
  string | number | boolean | null | undefined
>;

/** How a list is written. */
export interface CsvList<T> {
  name: string;
  pageSize: number;
  cellsOf(item: T): Cells;
  read(page: { cursor?: string; limit: number }): Promise<Page<T>>;
}

/** Answers all pages of a list as one CSV file. */
export async function sendPages<T>(
  res: Response,
  { cellsOf, name, pageSize, read }: CsvList<T>,
): Promise<void> {
  // Whatever is wrong with the request shows before the answer begins.
  const first = await read({ limit: pageSize });
  async function* rows() {
    for (let page = first; ; ) {
      yield* page.items.map(cellsOf);
      const { nextCursor: cursor } = page.pageInfo;
      if (cursor === undefined) {
        return;
      }
      page = await read({ cursor, limit: pageSize });
    }
  }
  await sendRows(res, name, rows());
}

/** Answers metrics as a CSV file: a row for each, and for each piece of its trend. */
export async function sendMetrics(
  res: Response,
  report: MetricsReport,
): Promise<void> {
  const rows = report.metrics.flatMap(({ trend = [], ...metric }) => [
    {
      metric: metric.metric,
      piece: 'window',
      from: report.window.from,
      to: report.window.to,
      partial: false,
      unit: metric.unit,
      value: metric.value,
      noData: metric.noData?.reason,
      n: metric.n,
      coverage: metric.coverage.ratio,
      precision: metric.precision,
      low: metric.interval?.low,
      high: metric.interval?.high,
      p25: metric.quantiles?.p25,
      p75: metric.quantiles?.p75,
      p90: metric.quantiles?.p90,
      provisional: metric.provisional.deployments,
      band: metric.band.level,
      edition: metric.band.edition,
    },
    ...trend.map(({ bucket, ...point }) => ({
      metric: metric.metric,
      piece: bucket.label,
      from: bucket.from,
      to: bucket.to,
      partial: bucket.partial,
      unit: metric.unit,
      value: point.value,
      noData: undefined,
      n: point.n,
      coverage: undefined,
      precision: metric.precision,
      low: point.interval?.low,
      high: point.interval?.high,
      p25: point.p25,
      p75: point.p75,
      p90: point.p90,
      provisional: point.provisional,
      band: undefined,
      edition: undefined,
    })),
  ]);
  await sendRows(res, 'metrics', rows);
}

async function sendRows(
  res: Response,
  name: string,
  rows: Iterable<Cells> | AsyncIterable<Cells>,
): Promise<void> {
  res.type('text/csv; charset=utf-8');
  res.attachment(`${name}.csv`);
  await pipeline(
    Readable.from(rows),
    stringify({
      header: true,
      // A title such as "=HYPERLINK(...)" must stay a text in a spreadsheet.
      escape_formulas: true,
      cast: { boolean: value => String(value) },
    }),
    res,
  );
}

/** One level of nested objects becomes columns such as `stages.review`. */
export function flatten(item: object): Cells {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) => {
      if (Array.isArray(value)) {
        return [[key, value.join(' ')]];
      }
      return value !== null && typeof value === 'object'
        ? Object.entries(value).map(([inner, part]) => [
            `${key}.${inner}`,
            part,
          ])
        : [[key, value]];
    }),
  );
}

/** A service's row: a value for each metric, and how many observations it rests on. */
export function cellsOfService({ component, metrics }: ServiceRow): Cells {
  return Object.fromEntries([
    ['component', component],
    ...metrics.flatMap(({ metric, value, n, noData }) => [
      [metric, value],
      [`${metric}.n`, n],
      [`${metric}.noData`, noData?.reason],
    ]),
  ]);
}

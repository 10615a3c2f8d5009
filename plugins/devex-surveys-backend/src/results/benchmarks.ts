import { InputError } from '@backstage/errors';
import {
  Benchmark,
  ImportBenchmarksRequest,
  itemBank,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { BenchmarkRow } from '../database';

/** What other organisations answered, by item. */
export async function listBenchmarks(knex: Knex): Promise<Benchmark[]> {
  return knex<BenchmarkRow>('benchmarks')
    .select('item', 'source', 'year', 'p50', 'p75', 'p90')
    .orderBy(['item', 'source', 'year']);
}

/** Replaces what the same source said of the same year. */
export async function importBenchmarks(
  knex: Knex,
  { source, year, items }: ImportBenchmarksRequest,
): Promise<void> {
  checkItems(items.map(({ item }) => item));
  await knex.transaction(async tx => {
    await tx<BenchmarkRow>('benchmarks').where({ source, year }).delete();
    await tx<BenchmarkRow>('benchmarks').insert(
      items.map(item => ({ ...item, source, year })),
    );
  });
}

function checkItems(ids: readonly string[]): void {
  const unknown = ids.find(id => !itemBank.some(item => item.id === id));
  if (unknown !== undefined) {
    throw new InputError(
      `No item '${unknown}' is in the question bank; GET /items lists them`,
    );
  }
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) {
    throw new InputError(`The benchmarks name '${twice}' twice`);
  }
}

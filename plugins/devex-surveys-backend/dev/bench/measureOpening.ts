import { performance } from 'node:perf_hooks';
import { Surveys } from '../../src/Surveys';

const DAY_MS = 86_400_000;

/** Opens a round: groups from the catalog, keys, manifest, rosters. */
export async function measureOpening({
  rounds,
}: Surveys): Promise<{ roundId: string; seconds: number; buckets: number }> {
  const { id } = await rounds.prepare({
    title: 'Benchmark',
    opensAt: new Date().toISOString(),
    closesAt: new Date(Date.now() + DAY_MS).toISOString(),
  });
  const started = performance.now();
  const { lattice } = await rounds.open(id);
  return {
    roundId: id,
    seconds: (performance.now() - started) / 1000,
    buckets: lattice.filter(({ kind }) => kind === 'bucket').length,
  };
}

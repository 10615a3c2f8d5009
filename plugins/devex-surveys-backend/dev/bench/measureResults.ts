import { performance } from 'node:perf_hooks';
import { Surveys } from '../../src/Surveys';

const READS = 100;

/** Closes the round, and reads its results as the page does. */
export async function measureResults(
  { rounds, results }: Surveys,
  roundId: string,
): Promise<{ p95Ms: number }> {
  await rounds.close(roundId);
  const times: number[] = [];
  for (let read = 0; read < READS; read++) {
    const started = performance.now();
    await results.getJson(roundId);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p95Ms: times[Math.floor(READS * 0.95)] };
}

// Compares the engine with git for the whole history of a repository:
//
//   yarn dora:oracle PATH ...
//
// Exits with 1 if they differ about a single commit.
import { consultOracle } from '../src/oracle/consultOracle';

// Mulberry32: the random order is the same in every run, so that a failure can be repeated.
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function main(paths: string[]) {
  if (paths.length === 0) {
    throw new Error(
      'Name the git repositories to check: yarn dora:oracle PATH',
    );
  }
  for (const path of paths) {
    const report = await consultOracle(path, createRandom(1));
    const entries = Object.entries(report).map(
      ([name, value]) => `  ${name.padEnd(20)} ${Math.round(value)}`,
    );
    process.stdout.write(`${path}\n${entries.join('\n')}\n`);
    if (report.mismatches + report.mismatchesShuffled > 0) {
      process.exitCode = 1;
    }
  }
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

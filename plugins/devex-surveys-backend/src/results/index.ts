export { importBenchmarks, listBenchmarks } from './benchmarks';
export { importRound } from './importRound';
export { ResultsService } from './ResultsService';
export { storedTables } from './storedTables';

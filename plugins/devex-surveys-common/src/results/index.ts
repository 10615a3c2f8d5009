export { aggregateResults, type ClosedRound } from './aggregateResults';
export { addHistograms, emptyHistogram, type Histogram } from './histogram';
export { resultsToCsv } from './toCsv';
export type {
  Cell,
  Change,
  CoarseCell,
  Comments,
  DimensionScore,
  GroupResults,
  LatticeNode,
  ResponseBand,
  RoundResults,
  Share,
  ShownCell,
  SurveyComment,
} from './types';

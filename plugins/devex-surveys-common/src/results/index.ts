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

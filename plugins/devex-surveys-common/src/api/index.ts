export type { DevexSurveysApi } from './DevexSurveysApi';
export {
  DevexSurveysClient,
  type DevexSurveysClientOptions,
} from './DevexSurveysClient';
export {
  changeActionRequest,
  changeRoundRequest,
  createActionRequest,
  importBenchmarksRequest,
  importRoundRequest,
  issuanceRequest,
  prepareRoundRequest,
  submissionRequest,
} from './requests';
export type {
  ChangeActionRequest,
  ChangeRoundRequest,
  CreateActionRequest,
  ImportBenchmarksRequest,
  ImportRoundRequest,
  IssuanceRequest,
  PrepareRoundRequest,
} from './requests';
export type {
  Benchmark,
  Invitation,
  Rotation,
  Round,
  RoundState,
  StoredTable,
  SurveyAction,
} from './types';

import { SurveyItem } from '../items';
import { SignedManifest } from '../protocol';
import { RoundResults } from '../results';
import {
  ChangeActionRequest,
  ChangeRoundRequest,
  CreateActionRequest,
  ImportBenchmarksRequest,
  ImportRoundRequest,
  IssuanceRequest,
  PrepareRoundRequest,
} from './requests';
import {
  Benchmark,
  Invitation,
  Round,
  StoredTable,
  SurveyAction,
} from './types';

/**
 * Everything of the surveys that needs a signed-in user. Answers are not among it:
 * they go by `sendSubmission`, without any credentials.
 *
 * @public
 */
export interface DevexSurveysApi {
  getItems(): Promise<SurveyItem[]>;

  /** All rounds, the latest first. */
  getRounds(): Promise<Round[]>;
  getRound(id: string): Promise<Round>;
  prepareRound(request: PrepareRoundRequest): Promise<Round>;
  changeRound(id: string, request: ChangeRoundRequest): Promise<Round>;
  /** Only a round that was never opened here, or that was imported, can be deleted. */
  deleteRound(id: string): Promise<void>;
  /** Freezes groups and settings and makes the keys. Again, it does nothing. */
  openRound(id: string): Promise<Round>;
  closeRound(id: string): Promise<Round>;

  /** Open rounds to which the caller is invited. Everybody asks at every visit. */
  getInvitations(): Promise<Invitation[]>;
  getManifest(roundId: string): Promise<SignedManifest>;
  issue(
    roundId: string,
    request: IssuanceRequest,
  ): Promise<{ blindSignature: string }>;

  getResults(roundId: string): Promise<RoundResults>;
  getResultsCsv(roundId: string): Promise<string>;
  /** Receipts of all accepted submissions of a closed round, sorted. */
  getReceipts(roundId: string): Promise<string[]>;
  redactComment(roundId: string, commentId: string): Promise<void>;

  createAction(
    roundId: string,
    request: CreateActionRequest,
  ): Promise<SurveyAction>;
  changeAction(id: string, request: ChangeActionRequest): Promise<SurveyAction>;

  getBenchmarks(): Promise<Benchmark[]>;
  importBenchmarks(request: ImportBenchmarksRequest): Promise<void>;
  importRound(request: ImportRoundRequest): Promise<Round>;

  /** The tables that hold what was sent, read from the database's own catalog. */
  getStoredTables(): Promise<StoredTable[]>;
}

import { SurveyItem } from '../items';
import { LatticeNode } from '../results';

/** @public */
export type RoundState = 'prepared' | 'open' | 'closed';

/**
 * Each person is asked once in so many rounds: `index` says whose turn it is, from 0.
 *
 * @public
 */
export interface Rotation {
  cohorts: number;
  index: number;
}

/** @public */
export interface Round {
  id: string;
  title: string;
  state: RoundState;
  items: SurveyItem[];
  /** ISO 8601. */
  opensAt: string;
  closesAt: string;
  minAnswers: number;
  minInvited: number;
  rotation?: Rotation;
  /** Groups with their sizes: a preview while prepared, frozen once open. */
  lattice: LatticeNode[];
  invited: number;
  /** While open: answers in the whole organisation, once a day, rounded down to fives. */
  answersAtLeast?: number;
  importedFrom?: string;
  actions: SurveyAction[];
}

/** @public */
export interface SurveyAction {
  id: string;
  roundId: string;
  title: string;
  /** Entity ref of the user or group that will do it. */
  owner: string;
  /** ISO 8601 date. */
  dueOn: string;
  status: 'planned' | 'done' | 'dropped';
  /** What became of it. */
  outcome?: string;
}

/**
 * An open round for which the caller may get a token.
 *
 * @public
 */
export interface Invitation {
  round: Round;
  keyId: string;
  bucketTitle: string;
  /** Everybody who shares the key, so that invented colleagues are noticed. */
  bucketMembers: string[];
  /** A token was given already; it is in the browser that asked for it. */
  tokenIssued: boolean;
  /** The actions of the round before, and what became of them. */
  previousActions: SurveyAction[];
}

/** @public */
export interface Benchmark {
  item: string;
  source: string;
  year: number;
  /** Favourable share in percent by percentile of organisations. */
  p50: number;
  p75: number;
  p90: number;
}

/**
 * A table of the surveys' database, as it is: what the form shows under "What is
 * stored" comes from the database itself.
 *
 * @public
 */
export interface StoredTable {
  table: string;
  purpose: string;
  columns: Array<{ name: string; type: string }>;
}

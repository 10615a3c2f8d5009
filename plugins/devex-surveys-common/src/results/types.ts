import { Dimension, SurveyItem } from '../items';

/**
 * A node of the fixed lattice of groups: the organisation, the groups in it that hold
 * several buckets, and the buckets. Frozen when a round opens, kept as labels.
 *
 * @public
 */
export interface LatticeNode {
  id: string;
  title: string;
  /** Missing for the organisation. */
  parentId?: string;
  kind: 'organisation' | 'group' | 'bucket';
  /** The groups of the catalog whose people are here; several where they were merged. */
  groups: Array<{ ref: string; title: string; size: number }>;
  /**
   * The group of the catalog that the node is, with all below it: what can be asked for
   * to measure the same people's work. Missing for the organisation, where people of
   * several groups were put together, and where it is not known.
   */
  scope?: string;
  invited: number;
  /**
   * How many people came or went since the last round with a node of this id; missing
   * if there was none. Few changes need protection from differencing.
   */
  changed?: number;
}

/**
 * A share in percent. `bound` says that only this much is shown: at most or at least.
 *
 * @public
 */
export interface Share {
  percent: number;
  bound?: 'at-most' | 'at-least';
}

/**
 * A difference to the round before.
 *
 * @public
 */
export interface Change {
  points: number;
  /** Larger than both margins together, and among the few that stand out. */
  significant: boolean;
}

/**
 * What is shown of one item in one group.
 *
 * @remarks
 *
 * - `shown`: everything
 * - `coarse`: too few people came or went since the last round; only a rounded share
 * - `protected`: fewer answers than the threshold, or showing it would give away the
 *   answers of another group or of everybody in this one. Which of these is not said,
 *   because that alone could tell something.
 * - `not-asked`: the item was not in the round
 *
 * @public
 */
export type Cell =
  | ShownCell
  | CoarseCell
  | { status: 'protected' | 'not-asked' };

/** @public */
export interface ShownCell {
  status: 'shown';
  /** Answers. */
  n: number;
  favourable: Share;
  /** Of the favourable share, in percent, at 95 %; missing if the share is a bound. */
  interval?: { low: number; high: number };
  /** Percent for each code, in the order of the codes; missing if the share is a bound. */
  distribution?: number[];
  mean?: number;
  /** Only for recommendation items: promoters minus detractors, in points. */
  netScore?: { points: number; margin: number };
  change?: Change;
}

/** @public */
export interface CoarseCell {
  status: 'coarse';
  favourable: Share;
  /** The favourable share is rounded to the nearest multiple of this, in points. */
  step: number;
}

/**
 * Mean of the favourable shares of the items of a dimension; protected if less than
 * two thirds of them are shown.
 *
 * @public
 */
export type DimensionScore =
  | {
      status: 'shown';
      favourable: number;
      /** At most so wide, at 95 %: the errors of the items are taken to add up. */
      interval?: { low: number; high: number };
      items: number;
      change?: Change;
    }
  | { status: 'protected' | 'not-asked' };

/**
 * How many of those invited answered: never the number.
 *
 * @public
 */
export type ResponseBand = 'below-50' | '50-69' | '70-84' | '85-or-more';

/** @public */
export interface GroupResults {
  nodeId: string;
  response: ResponseBand;
  /** Below half: whoever did not answer may think otherwise. */
  lowConfidence: boolean;
  /** By item id. */
  items: Record<string, Cell>;
  dimensions: Record<Exclude<Dimension, 'overall'>, DimensionScore>;
  /** Mean of the three dimensions. Not validated by research. */
  index?: number;
}

/** @public */
export interface SurveyComment {
  id: string;
  text: string;
}

/** @public */
export type Comments =
  | { status: 'shown'; comments: SurveyComment[]; redacted: number }
  | { status: 'protected' | 'not-asked' };

/**
 * The results of a closed round: the only form in which answers leave the database.
 *
 * @public
 */
export interface RoundResults {
  roundId: string;
  title: string;
  closedAt: string;
  /** Where the answers come from, if they were not collected by this portal. */
  importedFrom?: string;
  minAnswers: number;
  items: SurveyItem[];
  lattice: LatticeNode[];
  groups: GroupResults[];
  comments: Comments;
  /** Rounds before this one that asked the same; a trend needs three points. */
  previousRounds: number;
}

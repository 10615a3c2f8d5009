/**
 * One of the three dimensions of the DevEx framework, or the overall question.
 *
 * @public
 */
export type Dimension =
  | 'feedback-loops'
  | 'cognitive-load'
  | 'flow-state'
  | 'overall';

/**
 * How an item is answered:
 *
 * - `agreement`: 1 (strongly disagree) to 5 (strongly agree)
 * - `recommendation`: 0 to 10
 * - `text`: a sentence, which is kept apart from all other answers
 *
 * "Does not apply" and a skipped item are the same: nothing is sent.
 *
 * @public
 */
export type ItemKind = 'agreement' | 'recommendation' | 'text';

/**
 * One version of one item. It never changes: another wording is another version, so
 * that a trend line cannot silently join the answers to two questions.
 *
 * @public
 */
export interface SurveyItem {
  /** `<name>@<version>`, such as `ci-feedback@1`. */
  id: string;
  kind: ItemKind;
  /** Missing for free text. */
  dimension?: Dimension;
  /** A short name for charts and tables. */
  title: string;
  /** What the respondent reads. Worded so that agreement is always good. */
  text: string;
  /** The measured counterpart, shown beside the answers of a group, never of a person. */
  pairedMetric?: string;
}

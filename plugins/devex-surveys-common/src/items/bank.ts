import { SurveyItem } from './types';

/**
 * All versions of all items that were ever fielded. Entries are added, never edited;
 * a test compares their digests with those that were released.
 *
 * @public
 */
export const itemBank: readonly SurveyItem[] = [
  {
    id: 'ci-feedback@1',
    kind: 'agreement',
    dimension: 'feedback-loops',
    title: 'Tests and CI',
    text: 'When I change something, our automated tests and CI tell me soon enough whether it works.',
    pairedMetric: 'CI duration and flake rate',
  },
  {
    id: 'review-wait@1',
    kind: 'agreement',
    dimension: 'feedback-loops',
    title: 'Code review',
    text: 'My changes are reviewed soon enough for me to keep going.',
    pairedMetric: 'Time to first review',
  },
  {
    id: 'release-ease@1',
    kind: 'agreement',
    dimension: 'feedback-loops',
    title: 'Reaching production',
    text: 'Once a change is merged, it reaches production quickly and without effort.',
    pairedMetric: 'Lead time from merge to production',
  },
  {
    id: 'code-clarity@1',
    kind: 'agreement',
    dimension: 'cognitive-load',
    title: 'Understandable code',
    text: 'I can understand the code that I have to change.',
  },
  {
    id: 'finding-answers@1',
    kind: 'agreement',
    dimension: 'cognitive-load',
    title: 'Finding answers',
    text: 'I find the documentation or the person with the answer without waiting long.',
    pairedMetric: 'Searches without a result, age of documentation',
  },
  {
    id: 'tool-ease@1',
    kind: 'agreement',
    dimension: 'cognitive-load',
    title: 'Tools and platform',
    text: 'Our tools and our platform are easy to use and ask few manual steps of me.',
    pairedMetric: 'Golden path success and manual steps',
  },
  {
    id: 'deep-work@1',
    kind: 'agreement',
    dimension: 'flow-state',
    title: 'Uninterrupted time',
    text: 'I regularly have enough uninterrupted time to concentrate on one thing.',
  },
  {
    id: 'clear-goals@1',
    kind: 'agreement',
    dimension: 'flow-state',
    title: 'Clear goals',
    text: 'I know what is expected of me and why, and unplanned work rarely gets in the way.',
    pairedMetric: 'Incidents and unplanned work',
  },
  {
    id: 'overall-ease@1',
    kind: 'agreement',
    dimension: 'overall',
    title: 'Delivering software here',
    text: 'All in all, it is easy for me to deliver good software here.',
    pairedMetric: 'DORA metrics',
  },
  {
    id: 'recommend@1',
    kind: 'recommendation',
    dimension: 'overall',
    title: 'Recommendation (eNPS)',
    text: 'How likely are you to recommend working on software here to a friend?',
  },
  {
    id: 'first-fix@1',
    kind: 'text',
    title: 'What to fix first',
    text: 'If we could fix one thing first, what should it be?',
  },
];

/**
 * What a round asks unless its owner chooses otherwise.
 *
 * @public
 */
export const defaultItemIds: readonly string[] = itemBank
  .filter(item => item.kind !== 'recommendation')
  .map(item => item.id);

import { SurveyItem } from '../items';
import { Comments, SurveyComment } from './types';

/**
 * The comments of a round, if there are enough of them: without a group, a date or
 * anything else, in an order that says nothing.
 */
export function presentComments(
  round: {
    items: readonly SurveyItem[];
    comments: readonly SurveyComment[];
    redactedComments: number;
  },
  minAnswers: number,
): Comments {
  if (!round.items.some(({ kind }) => kind === 'text')) {
    return { status: 'not-asked' };
  }
  if (round.comments.length + round.redactedComments < minAnswers) {
    return { status: 'protected' };
  }
  return {
    status: 'shown',
    // Ids are random, so that this order is too, and the same for every reader.
    comments: [...round.comments].sort((a, b) => (a.id < b.id ? -1 : 1)),
    redacted: round.redactedComments,
  };
}

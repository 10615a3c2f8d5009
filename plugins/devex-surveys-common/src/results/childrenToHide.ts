import { SurveyItem } from '../items';
import { addHistograms, sizeOf } from './histogram';
import { isSafe } from './isSafe';
import { AnswerTree } from './tree';

/** The children that must be hidden themselves, and those that protect them. */
export function childrenToHide(
  item: SurveyItem,
  children: readonly AnswerTree[],
  minAnswers: number,
): Set<AnswerTree> {
  const bySize = [...children].sort(
    (a, b) =>
      sizeOf(a.histogram) - sizeOf(b.histogram) ||
      a.node.id.localeCompare(b.node.id),
  );
  const hidden = new Set(
    bySize.filter(({ histogram }) => !isSafe(item, histogram, minAnswers)),
  );
  for (const child of bySize) {
    if (isProtected(item, hidden, minAnswers)) {
      break;
    }
    hidden.add(child);
  }
  return hidden;
}

function isProtected(
  item: SurveyItem,
  hidden: ReadonlySet<AnswerTree>,
  minAnswers: number,
): boolean {
  if (hidden.size === 0) {
    return true;
  }
  const together = addHistograms([...hidden].map(({ histogram }) => histogram));
  return hidden.size > 1 && isSafe(item, together, minAnswers);
}

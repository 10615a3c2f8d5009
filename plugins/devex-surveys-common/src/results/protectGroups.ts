import { SurveyItem } from '../items';
import { addHistograms, sizeOf } from './histogram';
import { isSafe } from './isSafe';
import { AnswerTree } from './tree';

/**
 * Decides of which groups the answers to an item may be shown; returns their ids.
 *
 * @remarks
 *
 * A parent minus its visible children is what its hidden children answered together. So
 * as soon as one child must be hidden, the next smallest are hidden with it, until at
 * least two are hidden and what they answered together may be known. Nothing below a
 * hidden group is shown. Every sum that a reader can derive is then a sum of cells that
 * was checked as one.
 */
export function groupsToShow(
  item: SurveyItem,
  organisation: AnswerTree,
  minAnswers: number,
): Set<string> {
  const shown = new Set<string>();
  if (isSafe(item, organisation.histogram, minAnswers)) {
    show(organisation);
  }
  return shown;

  function show(tree: AnswerTree): void {
    shown.add(tree.node.id);
    const hidden = childrenToHide(item, tree.children, minAnswers);
    tree.children.filter(child => !hidden.has(child)).forEach(show);
  }
}

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

import { SurveyItem } from '../items';
import { childrenToHide } from './childrenToHide';
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

import { sizeOf } from './histogram';
import { AnswerTree } from './tree';

/** To what multiples a share can be rounded, in points, and still say something. */
const STEPS = [5, 10, 20, 25, 50] as const;

/** How much wider a step is than what those who came or went can have moved. */
const STEP_PER_CHANGE = 4;

/**
 * Decides which of the groups shown must be shown coarsely, because so few people came
 * or went since the last round that both rounds together would tell what they answered;
 * returns how coarsely, or `undefined` where no step is coarse enough.
 *
 * @remarks
 *
 * The step is four times what those people can have moved the share by, or more. A group
 * whose parent is shown exactly needs a sibling that is not, else it could be had by
 * subtraction; and a group shown coarsely needs a child that is not shown exactly.
 */
export function coarseSteps(
  organisation: AnswerTree,
  shown: ReadonlySet<string>,
  minAnswers: number,
): Map<string, number | undefined> {
  const steps = new Map<string, number | undefined>();
  visit(organisation);
  return steps;

  function visit(tree: AnswerTree): void {
    if (!steps.has(tree.node.id) && isTelling(tree, minAnswers)) {
      steps.set(tree.node.id, stepFor(tree, tree.node.changed ?? 0));
    }
    protectByASibling(tree);
    tree.children.filter(({ node }) => shown.has(node.id)).forEach(visit);
  }

  function protectByASibling(parent: AnswerTree): void {
    const visible = parent.children.filter(({ node }) => shown.has(node.id));
    const telling = visible.filter(child => isTelling(child, minAnswers));
    const inexact = parent.children.length - visible.length + telling.length;
    const needed = neededInexact(parent, telling.length);
    if (inexact >= needed) {
      return;
    }
    const changed = Math.max(
      1,
      ...[parent, ...telling].map(({ node }) => node.changed ?? 0),
    );
    visible
      .filter(child => !telling.includes(child))
      .sort((a, b) => sizeOf(a.histogram) - sizeOf(b.histogram))
      .slice(0, needed - inexact)
      .forEach(child => steps.set(child.node.id, stepFor(child, changed)));
  }

  function neededInexact(parent: AnswerTree, telling: number): number {
    if (telling > 0) {
      return 2;
    }
    return steps.has(parent.node.id) && parent.children.length > 0 ? 1 : 0;
  }
}

function isTelling({ node }: AnswerTree, minAnswers: number): boolean {
  const { changed = 0 } = node;
  return changed > 0 && changed < minAnswers;
}

function stepFor(
  { histogram }: AnswerTree,
  changed: number,
): number | undefined {
  const points = (100 * changed) / sizeOf(histogram);
  return STEPS.find(step => step >= STEP_PER_CHANGE * points);
}

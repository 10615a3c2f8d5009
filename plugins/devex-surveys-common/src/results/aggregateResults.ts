import { SurveyItem } from '../items';
import { FLOORS } from '../limits';
import { compareGroup } from './compareRounds';
import { emptyHistogram, Histogram } from './histogram';
import { presentCell, presentCoarsely } from './presentCell';
import { presentComments } from './presentComments';
import { coarseSteps } from './protectChanges';
import { groupsToShow } from './protectGroups';
import { responseBand } from './responseBand';
import { scoreDimensions } from './scoreDimensions';
import { buildTree, childrenByParent, withDescendants } from './tree';
import {
  Cell,
  GroupResults,
  LatticeNode,
  RoundResults,
  SurveyComment,
} from './types';

/**
 * What is left of a round after its close.
 *
 * @public
 */
export interface ClosedRound {
  roundId: string;
  title: string;
  closedAt: string;
  importedFrom?: string;
  minAnswers: number;
  items: SurveyItem[];
  lattice: LatticeNode[];
  /** By bucket: how many answered, and how often each code of each item was chosen. */
  buckets: Array<{
    nodeId: string;
    responses: number;
    histograms: Record<string, Histogram>;
  }>;
  /** In any order; redacted ones are counted, not listed. */
  comments: SurveyComment[];
  redactedComments: number;
}

/**
 * Turns what is left of a round into what may be shown. Page, REST, CSV, terminal and
 * MCP all show what this returns, and nothing else leaves the database.
 *
 * @param previous - the results of the round before, as they were shown
 * @public
 */
export function aggregateResults(
  round: ClosedRound,
  previous?: RoundResults,
): RoundResults {
  // A threshold below the floor, however it came into the database, does not count.
  const minAnswers = Math.max(FLOORS.minAnswers, round.minAnswers);
  const rated = round.items.filter(({ kind }) => kind !== 'text');
  const cellsByItem = new Map(
    rated.map(item => [item.id, cellsOf(round, item, minAnswers)]),
  );
  const responses = responsesByNode(round);
  const groups = round.lattice.map(({ id, invited }): GroupResults => {
    const items = Object.fromEntries(
      rated.map(item => [
        item.id,
        cellsByItem.get(item.id)?.get(id) ?? ({ status: 'protected' } as const),
      ]),
    );
    const response = responseBand(responses(id), invited);
    return {
      nodeId: id,
      response,
      lowConfidence: response === 'below-50',
      items,
      ...scoreDimensions(rated, items),
    };
  });
  return {
    roundId: round.roundId,
    title: round.title,
    closedAt: round.closedAt,
    ...(round.importedFrom ? { importedFrom: round.importedFrom } : {}),
    minAnswers,
    items: round.items,
    lattice: round.lattice,
    groups: groups.map(group =>
      compareGroup(
        group,
        previous?.groups.find(({ nodeId }) => nodeId === group.nodeId),
      ),
    ),
    comments: presentComments(round, minAnswers),
    previousRounds: previous ? previous.previousRounds + 1 : 0,
  };
}

function cellsOf(
  round: ClosedRound,
  item: SurveyItem,
  minAnswers: number,
): Map<string, Cell> {
  const byBucket = new Map(
    round.buckets.map(({ nodeId, histograms }) => [
      nodeId,
      histograms[item.id],
    ]),
  );
  const tree = buildTree(
    round.lattice,
    id => byBucket.get(id) ?? emptyHistogram(item),
  );
  const shown = groupsToShow(item, tree, minAnswers);
  const coarse = coarseSteps(tree, shown, minAnswers);
  return new Map(
    withDescendants(tree)
      .filter(({ node }) => shown.has(node.id))
      .map(({ node, histogram }): [string, Cell] => {
        if (!coarse.has(node.id)) {
          return [node.id, presentCell(item, histogram, node.invited)];
        }
        const step = coarse.get(node.id);
        return step === undefined
          ? [node.id, { status: 'protected' }]
          : [node.id, presentCoarsely(item, histogram, step)];
      }),
  );
}

function responsesByNode(round: ClosedRound): (nodeId: string) => number {
  const byBucket = new Map(
    round.buckets.map(({ nodeId, responses }) => [nodeId, responses]),
  );
  const childrenOf = childrenByParent(round.lattice);
  return function count(nodeId): number {
    const children = childrenOf.get(nodeId);
    return children
      ? children.reduce((total, { id }) => total + count(id), 0)
      : byBucket.get(nodeId) ?? 0;
  };
}

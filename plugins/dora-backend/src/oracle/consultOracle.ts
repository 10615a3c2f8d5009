import { Attribution, UNSHIPPED } from '../graph/Attribution';
import { CommitGraph } from '../graph/CommitGraph';
import {
  readCommits,
  readGitLines,
  readTags,
  type ListedTag,
} from './readHistory';

/** How the engine and git agree about one repository. */
export interface OracleReport {
  commits: number;
  tags: number;
  /** Commits that some tag contains, by git. */
  attributed: number;
  /** Commits for which the two name different tags. */
  mismatches: number;
  /** The same after the tags came in random order, some of them twice or withdrawn. */
  mismatchesShuffled: number;
  /** Milliseconds to read the history and to attribute all of it. */
  readMs: number;
  attributeMs: number;
  /** Milliseconds that git took to answer the same questions. */
  judgeMs: number;
  /** Commits that `previous..current`, by time, lists over all tags. */
  listedByTime: number;
  /** How many of those it gives to another tag than the first to contain them. */
  wrongByTime: number;
  /** For how many tags its number is off by a factor of two or more. */
  tagsOffByTwo: number;
}

/**
 * Takes the tags of a repository as deployments, attributes all commits, and lets
 * `git rev-list` judge every single one.
 */
export async function consultOracle(
  repository: string,
  random: () => number,
): Promise<OracleReport> {
  const start = performance.now();
  const graph = new CommitGraph();
  for await (const { sha, parents, committedAt } of readCommits(repository)) {
    graph.add(sha, parents, committedAt);
  }
  const tags = await readTags(repository);
  const read = performance.now();
  const shipments = tags.map(({ name, sha, at }) => ({ key: name, sha, at }));
  const attribution = new Attribution(graph);
  attribution.update(shipments);
  const attributed = performance.now();

  const expected = await judge(repository, tags);
  const judged = performance.now();
  return {
    commits: graph.size,
    tags: tags.length,
    attributed: expected.size,
    mismatches: countMismatches(graph, attribution, expected),
    mismatchesShuffled: countMismatches(
      graph,
      arriveAtRandom(graph, shipments, random),
      expected,
    ),
    readMs: read - start,
    attributeMs: attributed - read,
    judgeMs: judged - attributed,
    ...(await compareByTime(repository, tags, expected)),
  };
}

async function judge(
  repository: string,
  tags: ListedTag[],
): Promise<Map<string, string>> {
  const expected = new Map<string, string>();
  for (const [position, { name, sha }] of tags.entries()) {
    const others = tags.slice(0, position).map(tag => `^${tag.sha}`);
    const lines = readGitLines(
      repository,
      ['rev-list', '--stdin'],
      [sha, ...others, ''].join('\n'),
    );
    for await (const commit of lines) {
      expected.set(commit, name);
    }
  }
  return expected;
}

function countMismatches(
  graph: CommitGraph,
  attribution: Attribution,
  expected: Map<string, string>,
): number {
  let mismatches = 0;
  for (let commit = 0; commit < graph.size; commit += 1) {
    const slot = attribution.slotOf(commit);
    const found = slot === UNSHIPPED ? undefined : attribution.keyOf(slot);
    if (found !== expected.get(graph.shaOf(commit))) {
      mismatches += 1;
    }
  }
  return mismatches;
}

/** Deployments one by one in random order, a tenth of them withdrawn for a while. */
function arriveAtRandom(
  graph: CommitGraph,
  shipments: { key: string; sha: string; at: number }[],
  random: () => number,
): Attribution {
  const attribution = new Attribution(graph);
  const arrived: typeof shipments = [];
  const order = shipments
    .map(shipment => ({ shipment, rank: random() }))
    .sort((a, b) => a.rank - b.rank);
  for (const { shipment } of order) {
    arrived.push(shipment);
    attribution.update(arrived);
    if (random() < 0.1) {
      const lost = Math.floor(random() * arrived.length);
      attribution.update(arrived.filter((_, i) => i !== lost));
      attribution.update(arrived);
    }
  }
  return attribution;
}

/** How far off it is to compare each tag with the one before it by the clock. */
async function compareByTime(
  repository: string,
  tags: ListedTag[],
  expected: Map<string, string>,
) {
  const own = new Map<string, number>();
  for (const name of expected.values()) {
    own.set(name, (own.get(name) ?? 0) + 1);
  }
  let listedByTime = 0;
  let wrongByTime = 0;
  let tagsOffByTwo = 0;
  for (const [position, { name, sha }] of tags.entries()) {
    if (position === 0) {
      continue;
    }
    let listed = 0;
    const range = `${tags[position - 1].sha}..${sha}`;
    for await (const commit of readGitLines(repository, ['rev-list', range])) {
      listed += 1;
      wrongByTime += expected.get(commit) === name ? 0 : 1;
    }
    listedByTime += listed;
    const right = own.get(name) ?? 0;
    if (listed !== right && listed >= 2 * right) {
      tagsOffByTwo += 1;
    }
  }
  return { listedByTime, wrongByTime, tagsOffByTwo };
}

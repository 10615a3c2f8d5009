import { InputError } from '@backstage/errors';
import { LatticeNode } from '../results';
import { Buckets, RosterGroup, RosterMember } from './types';

/** People of one group of the catalog. */
interface Part {
  group: RosterGroup;
  members: RosterMember[];
}

interface Bucket {
  /** Set if the bucket is a whole group of the catalog, with all that is below it. */
  whole?: RosterGroup;
  parts: Part[];
  /** Those of the parts that came from elsewhere, as they were too few there. */
  joined: Part[];
}

interface Branch {
  group: RosterGroup;
  children: Array<Branch | Bucket>;
}

/** What a group hands to its parent. */
interface Gathered {
  formed: Array<Branch | Bucket>;
  /** People who are too few for a bucket. */
  left: Part[];
}

const ORGANISATION: RosterGroup = {
  ref: 'organisation',
  title: 'Organisation',
};

/**
 * Decides which people form a bucket, from the leaves of the organisation upwards.
 *
 * @remarks
 *
 * A group with enough people is a bucket. The people of smaller ones are put together
 * within their parent; if they are still too few, they join the smallest bucket there,
 * or wait for the parent's parent. So nobody is ever in a group that is too small, and
 * nobody is put together with a stranger while a neighbour is there.
 *
 * @public
 */
export function formBuckets(options: {
  groups: readonly RosterGroup[];
  members: readonly RosterMember[];
  /** People who count, at least, in every bucket. */
  minSize: number;
}): Buckets {
  const { groups, members, minSize } = options;
  const known = new Set(groups.map(({ ref }) => ref));
  const membersOf = groupBy(members, ({ groupRef }) => groupRef);
  const childrenOf = groupBy(groups, ({ parentRef }) =>
    parentRef !== undefined && known.has(parentRef) ? parentRef : '',
  );
  const roots = childrenOf.get('') ?? [];
  const top =
    roots.length === 1
      ? gather(roots[0])
      : settle(ORGANISATION, roots.map(gather), []);
  if (top.formed.length === 0) {
    throw new InputError(
      `Only ${countOf(
        top.left,
      )} people would be invited, and a round needs ${minSize}: in a smaller circle answers point at people`,
    );
  }
  return toLattice(top.formed, roots.length === 1 ? roots[0] : ORGANISATION);

  function gather(group: RosterGroup): Gathered {
    return settle(
      group,
      (childrenOf.get(group.ref) ?? []).map(gather),
      membersOf.get(group.ref) ?? [],
    );
  }

  function settle(
    group: RosterGroup,
    below: readonly Gathered[],
    own: RosterMember[],
  ): Gathered {
    const formed = below.flatMap(gathered => gathered.formed);
    const left = [
      ...below.flatMap(gathered => gathered.left),
      ...(own.length > 0 ? [{ group, members: own }] : []),
    ];
    if (left.length === 0) {
      return { formed: branch(group, formed), left };
    }
    if (countOf(left) >= minSize) {
      const bucket: Bucket = {
        parts: left,
        joined: [],
        ...(formed.length === 0 ? { whole: group } : {}),
      };
      return { formed: branch(group, [...formed, bucket]), left: [] };
    }
    const smallest = smallestBucket(formed);
    if (smallest) {
      smallest.parts.push(...left);
      smallest.joined.push(...left);
      return { formed: branch(group, formed), left: [] };
    }
    return { formed, left };
  }
}

function branch(
  group: RosterGroup,
  children: Array<Branch | Bucket>,
): Array<Branch | Bucket> {
  return children.length > 1 ? [{ group, children }] : children;
}

/** Directly below if there is one, so that people stay near their own group. */
function smallestBucket(
  formed: ReadonlyArray<Branch | Bucket>,
): Bucket | undefined {
  const direct = formed.filter(isBucket);
  const candidates = direct.length > 0 ? direct : formed.flatMap(bucketsOf);
  return [...candidates].sort(
    (a, b) =>
      countOf(a.parts) - countOf(b.parts) || idOf(a).localeCompare(idOf(b)),
  )[0];
}

function bucketsOf(item: Branch | Bucket): Bucket[] {
  return isBucket(item) ? [item] : item.children.flatMap(bucketsOf);
}

function isBucket(item: Branch | Bucket): item is Bucket {
  return 'parts' in item;
}

function countOf(parts: readonly Part[]): number {
  return parts.flatMap(({ members }) => members).filter(({ counts }) => counts)
    .length;
}

/** The same people's groups give the same id in every round. */
function idOf({ whole, parts }: Bucket): string {
  const refs = parts.map(({ group }) => group.ref);
  if (!whole) {
    return [...new Set(refs)].sort().join('+');
  }
  // Parts of other groups may have joined since the bucket was formed.
  return whole.ref;
}

/** A whole group goes before those who joined it, as it is what people look for. */
function titleOf({ whole, parts, joined }: Bucket): string {
  const merged = byTitle((whole ? joined : parts).map(({ group }) => group));
  return [...(whole ? [whole] : []), ...merged]
    .map(({ title }) => title)
    .join(' + ');
}

function byTitle(groups: readonly RosterGroup[]): RosterGroup[] {
  const unique = new Map(groups.map(group => [group.ref, group]));
  return [...unique.values()].sort(
    (a, b) => a.title.localeCompare(b.title) || a.ref.localeCompare(b.ref),
  );
}

function toLattice(
  formed: Array<Branch | Bucket>,
  organisation: RosterGroup,
): Buckets {
  const lattice: LatticeNode[] = [];
  const bucketOf = new Map<string, string>();
  const only = formed.length === 1 ? formed[0] : undefined;
  const children = only && !isBucket(only) ? only.children : formed;
  add(lattice, { ref: 'organisation', title: organisation.title }, children);
  return { lattice, bucketOf };

  function add(
    into: LatticeNode[],
    group: RosterGroup,
    below: Array<Branch | Bucket>,
    parentId?: string,
  ): void {
    const buckets = below.flatMap(bucketsOf);
    into.push({
      id: group.ref,
      title: group.title,
      ...(parentId === undefined ? {} : { parentId }),
      kind: parentId === undefined ? 'organisation' : 'group',
      groups: [],
      ...(parentId === undefined ? {} : { scope: group.ref }),
      invited: buckets
        .flatMap(({ parts }) => parts)
        .reduce((total, { members }) => total + members.length, 0),
    });
    for (const item of below) {
      if (isBucket(item)) {
        addBucket(into, item, group.ref);
      } else {
        add(into, item.group, item.children, group.ref);
      }
    }
  }

  function addBucket(
    into: LatticeNode[],
    bucket: Bucket,
    parentId: string,
  ): void {
    const members = bucket.parts.flatMap(part => part.members);
    const id = `bucket:${idOf(bucket)}`;
    members.forEach(({ ref }) => bucketOf.set(ref, id));
    const { whole, joined } = bucket;
    into.push({
      id,
      title: titleOf(bucket),
      parentId,
      kind: 'bucket',
      ...(whole && joined.length === 0 ? { scope: whole.ref } : {}),
      groups: bucket.parts.map(part => ({
        ref: part.group.ref,
        title: part.group.title,
        size: part.members.length,
      })),
      invited: members.length,
    });
  }
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    group.push(item);
    groups.set(key, group);
  }
  return groups;
}

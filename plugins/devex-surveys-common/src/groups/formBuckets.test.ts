import fc from 'fast-check';
import { formBuckets } from './formBuckets';
import { RosterGroup, RosterMember } from './types';

/** Groups as parent by name, and people as a number for each. */
function roster(
  tree: Record<string, string | undefined>,
  sizes: Record<string, number>,
): { groups: RosterGroup[]; members: RosterMember[] } {
  return {
    groups: Object.entries(tree).map(([name, parent]) => ({
      ref: name,
      title: name.toUpperCase(),
      ...(parent ? { parentRef: parent } : {}),
    })),
    members: Object.entries(sizes).flatMap(([groupRef, size]) =>
      Array.from({ length: size }, (_, index) => ({
        ref: `${groupRef}-${index}`,
        groupRef,
        counts: true,
      })),
    ),
  };
}

const ACME = {
  acme: undefined,
  shop: 'acme',
  web: 'shop',
  app: 'shop',
  ops: 'acme',
  net: 'ops',
};

function shapeOf(options: { tree?: object; sizes: Record<string, number> }) {
  return formBuckets({
    ...roster(ACME, options.sizes),
    minSize: 8,
  }).lattice.map(({ id, parentId, title, invited }) => [
    id,
    parentId,
    title,
    invited,
  ]);
}

describe('formBuckets', () => {
  it('gives every group that is large enough a bucket of its own', () => {
    expect(shapeOf({ sizes: { web: 8, app: 9, net: 10 } })).toEqual([
      ['organisation', undefined, 'ACME', 27],
      ['shop', 'organisation', 'SHOP', 17],
      ['bucket:web', 'shop', 'WEB', 8],
      ['bucket:app', 'shop', 'APP', 9],
      ['bucket:net', 'organisation', 'NET', 10],
    ]);
  });

  it('puts small neighbours together, and a single small one with its neighbour', () => {
    expect(shapeOf({ sizes: { web: 4, app: 5, ops: 2, net: 9 } })).toEqual([
      ['organisation', undefined, 'ACME', 20],
      ['bucket:shop', 'organisation', 'SHOP', 9],
      ['bucket:net', 'organisation', 'NET + OPS', 11],
    ]);
    expect(shapeOf({ sizes: { web: 3, app: 12, net: 8 } })[1]).toEqual([
      'bucket:app',
      'organisation',
      'APP + WEB',
      15,
    ]);
  });

  it('names merged groups in the order of their titles, and says what to measure', () => {
    const tree = {
      acme: undefined,
      shop: 'acme',
      zoo: 'shop',
      app: 'shop',
      net: 'acme',
    };
    const { lattice } = formBuckets({
      ...roster(tree, { zoo: 4, app: 5, net: 9, acme: 3 }),
      minSize: 8,
    });
    expect(lattice.map(({ title, scope }) => [title, scope])).toEqual([
      ['ACME', undefined],
      ['SHOP', 'shop'],
      // Neither of the two groups is these people.
      ['NET + ACME', undefined],
    ]);
    const flat = { acme: undefined, zoo: 'acme', app: 'acme', net: 'acme' };
    const { lattice: merged } = formBuckets({
      ...roster(flat, { zoo: 4, app: 5, net: 9 }),
      minSize: 8,
    });
    expect(merged[2]).toMatchObject({
      id: 'bucket:app+zoo',
      title: 'APP + ZOO',
    });
    expect(merged[2].scope).toBeUndefined();
  });

  it('lets nobody ask five people', () => {
    expect(() => shapeOf({ sizes: { web: 5 } })).toThrow(
      'Only 5 people would be invited',
    );
  });

  it('does not count people who were never seen', () => {
    const { groups, members } = roster({ web: undefined }, { web: 8 });
    const sybils = members.map((member, index) => ({
      ...member,
      counts: index < 4,
    }));
    expect(() => formBuckets({ groups, members: sybils, minSize: 8 })).toThrow(
      'Only 4 people',
    );
  });

  it('places everybody once, in a bucket that is large enough', () => {
    const organisations = fc
      .array(fc.record({ parent: fc.nat(), size: fc.nat({ max: 12 }) }), {
        minLength: 1,
        maxLength: 20,
      })
      .map(specs => {
        const tree: Record<string, string | undefined> = {};
        const sizes: Record<string, number> = {};
        specs.forEach(({ parent, size }, index) => {
          tree[`g${index}`] = index > 0 ? `g${parent % index}` : undefined;
          sizes[`g${index}`] = size;
        });
        return roster(tree, sizes);
      })
      .filter(({ members }) => members.length >= 8);
    fc.assert(
      fc.property(organisations, ({ groups, members }) => {
        const { lattice, bucketOf } = formBuckets({
          groups,
          members,
          minSize: 8,
        });
        const ids = lattice.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...bucketOf.keys()].sort()).toEqual(
          members.map(({ ref }) => ref).sort(),
        );
        const childrenOf = (id: string) =>
          lattice.filter(node => node.parentId === id);
        const buckets = lattice.filter(({ kind }) => kind === 'bucket');
        for (const { id, invited } of buckets) {
          expect(invited).toBeGreaterThanOrEqual(8);
          expect([...bucketOf.values()].filter(of => of === id)).toHaveLength(
            invited,
          );
          expect(childrenOf(id)).toEqual([]);
        }
        for (const { id, kind, invited } of lattice) {
          const children = childrenOf(id);
          const below = children.reduce((sum, node) => sum + node.invited, 0);
          expect([id, kind === 'bucket' ? invited : below]).toEqual([
            id,
            invited,
          ]);
          expect([id, kind === 'group' && children.length < 2]).toEqual([
            id,
            false,
          ]);
        }
      }),
    );
  });
});

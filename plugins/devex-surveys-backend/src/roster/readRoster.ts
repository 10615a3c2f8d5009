import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RosterGroup,
  RosterMember,
} from '@milepost/plugin-devex-surveys-common';

/** Groups and people of the catalog. */
export interface Roster {
  groups: RosterGroup[];
  members: RosterMember[];
}

/**
 * Reads who could be invited from the catalog: the groups that the identity provider
 * knows, not a list that somebody makes for the occasion.
 */
export async function readRoster(options: {
  catalog: CatalogService;
  auth: AuthService;
  /** Whether a person counts towards the size of a group. */
  counts: (userRef: string) => boolean;
}): Promise<Roster> {
  const { catalog, auth, counts } = options;
  const credentials = await auth.getOwnServiceCredentials();
  const groups = new Map<string, RosterGroup>();
  const people: Array<{ ref: string; memberOf: string[] }> = [];
  const pages = catalog.streamEntities(
    {
      filter: { kind: ['Group', 'User'] },
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'spec.profile.displayName',
        'relations',
      ],
    },
    { credentials },
  );
  for await (const page of pages) {
    for (const entity of page) {
      const ref = stringifyEntityRef(entity);
      if (entity.kind.toLocaleLowerCase('en-US') === 'group') {
        groups.set(ref, toGroup(entity, ref));
      } else {
        people.push({ ref, memberOf: targetsOf(entity, RELATION_MEMBER_OF) });
      }
    }
  }
  return {
    groups: [...groups.values()],
    members: people.flatMap(({ ref, memberOf }) => {
      const groupRef = homeGroup(memberOf, groups);
      return groupRef ? [{ ref, groupRef, counts: counts(ref) }] : [];
    }),
  };
}

function toGroup(entity: Entity, ref: string): RosterGroup {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const [parentRef] = targetsOf(entity, RELATION_CHILD_OF);
  return {
    ref,
    title:
      profile?.displayName ?? entity.metadata.title ?? parseEntityRef(ref).name,
    ...(parentRef ? { parentRef } : {}),
  };
}

function targetsOf(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .sort();
}

/**
 * The one group in which a person is counted: the deepest, as a lead is in the team and
 * in the department above it; of several the first by name, so that it stays the same.
 */
export function homeGroup(
  memberOf: readonly string[],
  groups: ReadonlyMap<string, RosterGroup>,
): string | undefined {
  return memberOf
    .filter(ref => groups.has(ref))
    .map(ref => ({ ref, depth: depthOf(ref, groups) }))
    .sort((a, b) => b.depth - a.depth || (a.ref < b.ref ? -1 : 1))[0]?.ref;
}

function depthOf(
  ref: string,
  groups: ReadonlyMap<string, RosterGroup>,
): number {
  const visited = new Set<string>();
  let current = groups.get(ref);
  // Nothing keeps a catalog from having a group above itself.
  while (current && !visited.has(current.ref)) {
    visited.add(current.ref);
    current = current.parentRef ? groups.get(current.parentRef) : undefined;
  }
  return visited.size;
}

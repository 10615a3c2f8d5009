import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const SCOPES = new Set(['group', 'system', 'domain']);
const UPWARD = new Set([RELATION_PART_OF, RELATION_CHILD_OF]);

/**
 * What each component belongs to: the group that owns it with the groups above, its
 * system and its domain.
 */
export function scopesOf(
  components: readonly Entity[],
  others: readonly Entity[],
): Map<string, string[]> {
  const above = new Map(
    others.map(entity => [refOf(entity), targets(entity, UPWARD)]),
  );
  return new Map(
    components.map(component => {
      const found = new Set<string>();
      const pending = targets(
        component,
        new Set([RELATION_OWNED_BY, RELATION_PART_OF]),
      );
      // Groups can be made to be above each other: what was seen is not walked again.
      for (let ref = pending.pop(); ref; ref = pending.pop()) {
        if (!found.has(ref)) {
          found.add(ref);
          pending.push(...(above.get(ref) ?? []));
        }
      }
      return [refOf(component), [...found].sort()];
    }),
  );
}

function refOf(entity: Entity): string {
  return stringifyEntityRef(entity).toLowerCase();
}

function targets(entity: Entity, types: ReadonlySet<string>): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => types.has(type))
    .map(({ targetRef }) => targetRef.toLowerCase())
    .filter(ref => SCOPES.has(parseEntityRef(ref).kind));
}

import type { SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { canonicalJson, observe, valueOf, type State } from '../merge/register';
import { isAnyOf, upsertRows } from './bulk';
import type { Interner } from './Interner';

interface ComponentRow {
  component_ref: string;
  repository_id: number | null;
  paths: string | null;
  state: string;
}

/** When a component belonged to a scope. */
export interface Membership {
  scope_ref: string;
  component_ref: string;
  from_at: number;
  until_at: number | null;
}

const SCOPES = 'scopes/';

/**
 * Merges what the catalog said of components. Returns those whose code is elsewhere
 * than it was; what they belonged to when is read with the results and moves none.
 */
export async function mergeComponents(
  trx: Knex,
  signals: SignalOf<'component'>[],
  interner: Interner,
): Promise<string[]> {
  const refs = [...new Set(signals.map(signal => signal.componentRef))];
  const stored: ComponentRow[] = await trx('components').where(
    isAnyOf(trx, 'component_ref', refs),
  );
  const before = new Map(stored.map(row => [row.component_ref, row]));
  const states = new Map<string, State>(
    refs.map(ref => [ref, JSON.parse(before.get(ref)?.state ?? '{}')]),
  );
  for (const { componentRef, at, repository, paths, scopes } of signals) {
    let state = states.get(componentRef)!;
    // Paths belong to the repository that is stated with them.
    state = observe(state, at, {
      code: repository === undefined ? undefined : { repository, paths },
      [`${SCOPES}${at}`]: scopes && [...new Set(scopes)].sort(),
    });
    states.set(componentRef, state);
  }
  const codes = [...states.values()].map(codeOf);
  await interner.prepare(
    codes.flatMap(code => code.repository ?? []),
    [],
  );
  const rows = [...states].map(([ref, state]): ComponentRow => {
    const { repository, paths } = codeOf(state);
    return {
      component_ref: ref,
      repository_id: repository ? interner.repository(repository) : null,
      paths: paths ? JSON.stringify(paths) : null,
      state: canonicalJson(state),
    };
  });
  await upsertRows<ComponentRow>(trx, {
    table: 'components',
    columns: {
      component_ref: 'text',
      repository_id: 'integer',
      paths: 'text',
      state: 'text',
    },
    conflict: ['component_ref'],
    rows,
  });
  await trx('memberships').where(isAnyOf(trx, 'component_ref', refs)).delete();
  await upsertRows<Membership>(trx, {
    table: 'memberships',
    columns: {
      scope_ref: 'text',
      component_ref: 'text',
      from_at: 'bigint',
      until_at: 'bigint',
    },
    rows: [...states].flatMap(([ref, state]) => readMemberships(ref, state)),
  });
  return rows
    .filter(row => {
      const known = before.get(row.component_ref);
      return (
        (known?.repository_id ?? null) !== row.repository_id ||
        (known?.paths ?? null) !== row.paths
      );
    })
    .map(row => row.component_ref);
}

function codeOf(state: State): {
  repository?: string | null;
  paths?: string[];
} {
  return valueOf(state, 'code') ?? {};
}

/**
 * Turns what was stated at moments into spans: each statement holds until the next, and
 * the first one also for the time before it.
 */
export function readMemberships(ref: string, state: State): Membership[] {
  const statements = Object.keys(state)
    .filter(field => field.startsWith(SCOPES))
    .map(field => ({
      at: Number(field.slice(SCOPES.length)),
      scopes: valueOf<string[]>(state, field)!,
    }))
    .sort((a, b) => a.at - b.at);
  const open = new Map<string, number>();
  const memberships: Membership[] = [];
  for (const [position, { at, scopes }] of statements.entries()) {
    for (const [scope, from] of [...open]) {
      if (!scopes.includes(scope)) {
        open.delete(scope);
        memberships.push({
          scope_ref: scope,
          component_ref: ref,
          from_at: from,
          until_at: at,
        });
      }
    }
    for (const scope of scopes) {
      if (!open.has(scope)) {
        open.set(scope, position === 0 ? 0 : at);
      }
    }
  }
  for (const [scope, from] of open) {
    memberships.push({
      scope_ref: scope,
      component_ref: ref,
      from_at: from,
      until_at: null,
    });
  }
  return memberships;
}

import { MetricId, MetricTarget } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { TargetRow, toTarget } from '../../targets/tables';

/** Reads the targets of some scopes. */
export async function readTargets(
  knex: Knex,
  scopeRefs: readonly string[],
): Promise<Map<string, Map<MetricId, MetricTarget>>> {
  const targets = new Map(
    scopeRefs.map(ref => [ref, new Map<MetricId, MetricTarget>()]),
  );
  const rows = await knex<TargetRow>('metric_targets').whereIn('scope_ref', [
    ...scopeRefs,
  ]);
  for (const row of rows) {
    targets.get(row.scope_ref)?.set(row.metric, toTarget(row));
  }
  return targets;
}

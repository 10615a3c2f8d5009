import type { Knex } from 'knex';
import { START, HOUR } from './scenario';

/** Hours since the beginning of the scenario. */
function hourOf(at: unknown): number | null {
  return at === null ? null : (Number(at) - START) / HOUR;
}

/** The deployments of all streams by the external id of their attempt. */
export async function readDeployments(knex: Knex) {
  const rows = await knex('deployments')
    .join('attempts', 'attempts.id', 'deployments.attempt_id')
    .select('deployments.*', 'attempts.external_id');
  return Object.fromEntries(
    rows.map(row => [
      row.external_id,
      {
        class: row.class,
        finished: hourOf(row.finished_at),
        counted: Boolean(row.is_counted),
        unknown: Boolean(row.is_unknown),
        changes: row.changes,
        unknownChanges: row.unknown_changes,
        failed: Boolean(row.is_failed),
        recovered: hourOf(row.recovered_at),
        rework: row.rework_reason,
      },
    ]),
  );
}

/** The measured changes, in hours, by title or external id. */
export async function readChanges(knex: Knex) {
  const rows = await knex('change_facts')
    .join('attempts', 'attempts.id', 'change_facts.attempt_id')
    .join('streams', 'streams.id', 'change_facts.stream_id')
    .leftJoin('changes', join =>
      join
        .on('changes.id', 'change_facts.subject_id')
        .andOnVal('change_facts.unit', 0),
    )
    .leftJoin('commits', join =>
      join
        .on('commits.id', 'change_facts.subject_id')
        .andOnVal('change_facts.unit', 1),
    )
    .select(
      'change_facts.*',
      'attempts.external_id as deployment',
      'changes.external_id as change',
      'commits.title as commit',
      'streams.component_ref',
    );
  const inHours = (seconds: number | null) =>
    seconds === null ? null : seconds / 3600;
  return Object.fromEntries(
    rows.map(row => [
      row.change ?? row.commit,
      {
        deployment: row.deployment,
        lead: inHours(row.lead_s),
        coding: inHours(row.coding_s),
        pickup: inHours(row.pickup_s),
        review: inHours(row.review_s),
        merge: inHours(row.merge_s),
        flags: row.flags,
        excluded: row.excluded_by,
        component: row.component_ref,
      },
    ]),
  );
}

/** How incidents were linked, by external id. */
export async function readLinks(knex: Knex) {
  const rows = await knex('incident_links')
    .join('incidents', 'incidents.id', 'incident_links.incident_id')
    .leftJoin('attempts', 'attempts.id', 'incident_links.attempt_id')
    .select(
      'incident_links.method',
      'incidents.external_id',
      'attempts.external_id as deployment',
    );
  return Object.fromEntries(
    rows.map(row => [row.external_id, [row.method, row.deployment]]),
  );
}

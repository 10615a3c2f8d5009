import { NotFoundError } from '@backstage/errors';
import {
  CorrectionRow,
  DeploymentKey,
  DeploymentRow,
  Evidence,
  Explanation,
  MetricId,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { FailureEvidenceRow, StoredInstant } from '../../database/tables';
import { readGeneration } from '../readGeneration';
import { JoinedChange, joinedChanges, presentChange } from '../rows/ChangeRows';
import { joinedDeployments, presentDeployment } from '../rows/DeploymentRows';
import { joinedIncidents, presentIncident } from '../rows/IncidentRows';
import { writeInstant } from '../rows/writeInstant';
import { stepsOf } from './stepsOf';

/** As many changes as anybody would read; the list of changes has all. */
const MAX_CHANGES = 100;

/** Tells why a deployment counts as it does. */
export async function explainDeployment(
  knex: Knex,
  key: DeploymentKey,
): Promise<Explanation> {
  const generation = await readGeneration(knex);
  const row = await joinedDeployments(
    knex,
    knex('deployments').where('generation', generation.id),
  )
    .where({
      component_ref: key.component,
      'streams.environment': key.environment,
      'attempts.source': key.source,
      'attempts.external_id': key.id,
    })
    .first();
  if (!row) {
    throw new NotFoundError(
      `No deployment '${key.id}' of '${key.component}' to '${key.environment}' is known from '${key.source}'; a region of a larger rollout is found by the attempt that names the rollout`,
    );
  }
  const identity = {
    generation: generation.id,
    stream_id: row.stream_id,
    attempt_id: row.attempt_id,
  };
  const deployment = presentDeployment(row);
  const evidence = await readEvidence(knex, identity);
  const incidents = (
    await joinedIncidents(knex, knex('incident_links').where(identity))
  ).map(presentIncident);
  const found: JoinedChange[] = await joinedChanges(
    knex,
    knex('change_facts')
      .where(identity)
      .limit(MAX_CHANGES + 1),
  ).orderBy('committed_at');
  const changes = found.map(change => presentChange(change));
  return {
    deployment,
    steps: stepsOf(deployment, evidence),
    countsIn: countsIn(deployment),
    evidence,
    incidents,
    changes: changes.slice(0, MAX_CHANGES),
    moreChanges: changes.length > MAX_CHANGES,
    corrections: await readCorrections(knex, [deployment, ...incidents]),
    rulesHash: generation.rulesHash,
  };
}

async function readEvidence(
  knex: Knex,
  identity: Pick<FailureEvidenceRow, 'generation' | 'stream_id' | 'attempt_id'>,
): Promise<Evidence[]> {
  const rows = await knex<FailureEvidenceRow>('failure_evidence')
    .where(identity)
    .orderBy(['at', 'method', 'evidence']);
  return rows.map(row => ({
    method: row.method,
    evidence: row.evidence,
    confidence: row.confidence,
    at: writeInstant(row.at),
    recoveredAt: writeInstant(row.recovered_at),
    rule: row.rule,
  }));
}

interface StoredCorrection {
  source: string;
  external_id: string;
  at: StoredInstant;
  by: string;
  reason: string;
  type: string;
  decision: string;
}

/** Reads what people decided about some subjects, the latest first. */
export async function readCorrections(
  knex: Knex,
  subjects: readonly { source: string; id: string }[],
): Promise<CorrectionRow[]> {
  const rows: StoredCorrection[] = await knex('corrections')
    .where(builder => {
      subjects.forEach(({ source, id }) =>
        builder.orWhere({ subject_source: source, subject_id: id }),
      );
    })
    .orderBy([{ column: 'at', order: 'desc' }, 'source', 'external_id']);
  return rows.map(row => ({
    id: row.external_id,
    at: writeInstant(row.at),
    by: row.by,
    reason: row.reason,
    type: row.type,
    decision: JSON.parse(row.decision),
  }));
}

function countsIn(deployment: DeploymentRow): Record<MetricId, boolean> {
  const counts = deployment.counted && deployment.excludedBy === null;
  return {
    'deployment-frequency': counts,
    'change-lead-time':
      counts &&
      !deployment.first &&
      deployment.changes > deployment.unknownChanges,
    'failed-deployment-recovery-time':
      deployment.failed &&
      deployment.excludedBy === null &&
      deployment.recoveredAt !== null,
    'change-fail-rate': counts && deployment.class !== 'rollback',
    'deployment-rework-rate': counts,
  };
}

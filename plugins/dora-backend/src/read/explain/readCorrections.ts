import {
  CorrectionDecision,
  CorrectionRow,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { StoredInstant } from '../../database/tables';
import { Subject, subjectsOf } from '../corrections/subjectsOf';
import { writeInstant } from '../rows/writeInstant';

interface StoredCorrection {
  source: string;
  external_id: string;
  at: StoredInstant;
  by: string;
  reason: string;
  type: CorrectionDecision['type'];
  decision: string;
}

/**
 * Reads what people decided about some subjects, the latest first. A link of an
 * incident is kept under the incident and names a deployment as well: once unlinked,
 * the deployment has the incident no more, and its reader would not find out why.
 */
export async function readCorrections(
  knex: Knex,
  subjects: readonly Subject[],
): Promise<CorrectionRow[]> {
  const rows: StoredCorrection[] = await knex('corrections')
    .where({ type: 'incident-link' })
    .orWhere(builder => {
      subjects.forEach(({ source, externalId }) =>
        builder.orWhere({ subject_source: source, subject_id: externalId }),
      );
    })
    .orderBy([{ column: 'at', order: 'desc' }, 'source', 'external_id']);
  const asked = new Set(subjects.map(keyOf));
  return rows
    .map(row => ({
      id: row.external_id,
      at: writeInstant(row.at),
      by: row.by,
      reason: row.reason,
      type: row.type,
      decision: JSON.parse(row.decision) as CorrectionDecision,
    }))
    .filter(({ decision }) =>
      subjectsOf(decision).some(subject => asked.has(keyOf(subject))),
    );
}

/** Ids of deployments, changes and incidents may be alike. */
function keyOf({ kind, source, externalId }: Subject): string {
  return JSON.stringify([kind, source, externalId]);
}

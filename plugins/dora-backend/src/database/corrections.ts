import type { Decision, SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { canonicalJson, compareText } from '../merge/register';
import { isAnyOf, upsertRows } from './bulk';

interface CorrectionRow {
  source: string;
  external_id: string;
  at: number;
  by: string;
  reason: string;
  type: string;
  subject_source: string;
  subject_id: string;
  decision: string;
}

function subjectOf(decision: Decision): { source: string; externalId: string } {
  switch (decision.type) {
    case 'incident-link':
    case 'incident-cause':
      return decision.incident;
    case 'exclusion':
      return decision.subject;
    default:
      return decision.deployment;
  }
}

function toRow(signal: SignalOf<'correction'>): CorrectionRow {
  const subject = subjectOf(signal.decision);
  return {
    source: signal.source,
    external_id: signal.externalId,
    at: signal.at,
    by: signal.by,
    reason: signal.reason,
    type: signal.decision.type,
    subject_source: subject.source,
    subject_id: subject.externalId,
    decision: canonicalJson(signal.decision),
  };
}

/**
 * Keeps corrections. One is never changed: should two come under the same id, the
 * greater one holds, whichever came first. Returns those that are new.
 */
export async function mergeCorrections(
  trx: Knex,
  signals: SignalOf<'correction'>[],
): Promise<SignalOf<'correction'>[]> {
  const keyOf = (row: { source: string; external_id: string }) =>
    `${row.source}\u0000${row.external_id}`;
  const stored: CorrectionRow[] = await trx('corrections').where(
    isAnyOf(
      trx,
      'external_id',
      signals.map(signal => signal.externalId),
    ),
  );
  const known = new Map(
    stored.map(row => [
      keyOf(row),
      canonicalJson({ ...row, at: Number(row.at) }),
    ]),
  );
  const news = new Map<string, SignalOf<'correction'>>();
  for (const signal of signals) {
    const row = toRow(signal);
    const text = canonicalJson(row);
    const other = known.get(keyOf(row));
    if (other === undefined || compareText(text, other) > 0) {
      known.set(keyOf(row), text);
      news.set(keyOf(row), signal);
    }
  }
  await upsertRows<CorrectionRow>(trx, {
    table: 'corrections',
    columns: {
      source: 'text',
      external_id: 'text',
      at: 'bigint',
      by: 'text',
      reason: 'text',
      type: 'text',
      subject_source: 'text',
      subject_id: 'text',
      decision: 'text',
    },
    conflict: ['source', 'external_id'],
    rows: [...news.values()].map(toRow),
  });
  return [...news.values()];
}

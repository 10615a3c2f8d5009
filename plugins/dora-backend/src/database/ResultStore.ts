import type { Knex } from 'knex';
import { canonicalJson } from '../merge/register';
import type { StreamResults } from '../results/rows';
import { isAnyOf, upsertRows, type ColumnTypes } from './bulk';
import type {
  ChangeFactRow,
  DeploymentRow,
  FailureEvidenceRow,
  IncidentLinkRow,
} from './tables';

const CHANGE_FACT_COLUMNS: ColumnTypes<ChangeFactRow> = {
  generation: 'integer',
  stream_id: 'integer',
  unit: 'smallint',
  subject_id: 'integer',
  attempt_id: 'integer',
  deployed_at: 'bigint',
  committed_at: 'bigint',
  lead_s: 'integer',
  merge_lead_s: 'integer',
  coding_s: 'integer',
  pickup_s: 'integer',
  review_s: 'integer',
  merge_s: 'integer',
  wait_s: 'integer',
  deploy_s: 'integer',
  flags: 'integer',
  excluded_by: 'text',
};

const DEPLOYMENT_COLUMNS: ColumnTypes<DeploymentRow> = {
  generation: 'integer',
  stream_id: 'integer',
  attempt_id: 'integer',
  members: 'text',
  repository_id: 'integer',
  sha: 'text',
  class: 'text',
  started_at: 'bigint',
  finished_at: 'bigint',
  is_counted: 'boolean',
  is_first: 'boolean',
  is_unknown: 'boolean',
  changes: 'integer',
  unknown_changes: 'integer',
  is_failed: 'boolean',
  failure_confidence: 'text',
  recovered_at: 'bigint',
  provisional_until: 'bigint',
  is_rework: 'boolean',
  rework_reason: 'text',
  excluded_by: 'text',
};

const EVIDENCE_COLUMNS: ColumnTypes<FailureEvidenceRow> = {
  generation: 'integer',
  stream_id: 'integer',
  attempt_id: 'integer',
  method: 'text',
  evidence: 'text',
  confidence: 'text',
  at: 'bigint',
  recovered_at: 'bigint',
  rule: 'text',
};

const LINK_COLUMNS: ColumnTypes<IncidentLinkRow> = {
  generation: 'integer',
  stream_id: 'integer',
  incident_id: 'integer',
  attempt_id: 'integer',
  method: 'text',
  confidence: 'text',
  reason: 'text',
  started_at: 'bigint',
  resolved_at: 'bigint',
  rule: 'text',
};

/** What became different in the results of a stream. */
export interface ResultChanges {
  generation: number;
  streamId: number;
  removed: ChangeFactRow[];
  added: ChangeFactRow[];
  removedDeployments: DeploymentRow[];
  addedDeployments: DeploymentRow[];
  removedLinks: IncidentLinkRow[];
  addedLinks: IncidentLinkRow[];
}

/**
 * Is told, in the transaction that stores them, which results came and went: sums over
 * results can be kept by subtracting the one and adding the other.
 */
export interface RollupSink {
  apply(trx: Knex, changes: ResultChanges[]): Promise<void>;
  /**
   * Is told, in the transaction that merges it, of what somebody has stated something
   * that may have changed which scopes it belongs to, or whether it is production.
   */
  restated(trx: Knex, componentRefs: string[]): Promise<void>;
}

interface Stored {
  stream_id: number;
}

/** Where results of several streams go at once. */
export class ResultStore {
  readonly #sink: RollupSink | undefined;

  constructor(options: { sink?: RollupSink } = {}) {
    this.#sink = options.sink;
  }

  /** Makes the stored results of streams the given ones, touching only differences. */
  async write(
    trx: Knex,
    generation: number,
    results: Map<number, StreamResults>,
  ): Promise<void> {
    const streams = [...results.keys()];
    const rows = <R>(pick: (result: StreamResults) => object[]): R[] =>
      [...results].flatMap(([streamId, result]) =>
        pick(result).map(
          row => ({ generation, stream_id: streamId, ...row } as R),
        ),
      );
    const deployments = await replaceRows<DeploymentRow>(trx, {
      table: 'deployments',
      columns: DEPLOYMENT_COLUMNS,
      keys: ['attempt_id'],
      generation,
      streams,
      rows: rows(result => result.deployments),
    });
    await replaceRows<FailureEvidenceRow>(trx, {
      table: 'failure_evidence',
      columns: EVIDENCE_COLUMNS,
      keys: ['attempt_id', 'method', 'evidence'],
      generation,
      streams,
      rows: rows(result => result.evidence),
    });
    const links = await replaceRows<IncidentLinkRow>(trx, {
      table: 'incident_links',
      columns: LINK_COLUMNS,
      keys: ['incident_id'],
      generation,
      streams,
      rows: rows(result => result.links),
    });
    const complete = streams.filter(id => results.get(id)!.isComplete);
    const facts = await replaceRows<ChangeFactRow>(trx, {
      table: 'change_facts',
      columns: CHANGE_FACT_COLUMNS,
      keys: ['unit', 'subject_id'],
      generation,
      streams: complete,
      rows: rows<ChangeFactRow>(result =>
        result.isComplete ? result.changes : [],
      ),
    });
    for (const [streamId, result] of results) {
      if (!result.isComplete) {
        const changed = await replaceChanges(trx, generation, streamId, result);
        facts.removed.push(...changed.removed);
        facts.added.push(...changed.added);
      }
    }
    const of = (streamId: number) => (row: Stored) =>
      row.stream_id === streamId;
    await this.#sink?.apply(
      trx,
      streams.map(streamId => ({
        generation,
        streamId,
        removed: facts.removed.filter(of(streamId)),
        added: facts.added.filter(of(streamId)),
        removedDeployments: deployments.removed.filter(of(streamId)),
        addedDeployments: deployments.added.filter(of(streamId)),
        removedLinks: links.removed.filter(of(streamId)),
        addedLinks: links.added.filter(of(streamId)),
      })),
    );
  }
}

/** Rows as they compare: drivers differ in how they give numbers and truth values. */
function fingerprint<R extends object>(
  columns: ColumnTypes<R>,
  row: R,
): string {
  return canonicalJson(
    (Object.keys(columns) as (keyof R)[]).map(column => {
      const value = row[column];
      if (value === null) {
        return null;
      }
      switch (columns[column]) {
        case 'text':
          return value;
        default:
          return Number(value);
      }
    }),
  );
}

async function replaceRows<R extends Stored & object>(
  trx: Knex,
  options: {
    table: string;
    columns: ColumnTypes<R>;
    keys: (keyof R & string)[];
    generation: number;
    streams: number[];
    rows: R[];
  },
): Promise<{ removed: R[]; added: R[] }> {
  const { table, columns, keys, generation, streams, rows } = options;
  if (streams.length === 0) {
    return { removed: [], added: [] };
  }
  const stored: R[] = await trx(table)
    .where({ generation })
    .where(isAnyOf(trx, 'stream_id', streams));
  const keyOf = (row: R) =>
    [row.stream_id, ...keys.map(key => row[key])].join('\u0000');
  const before = new Map(
    stored.map(row => [keyOf(row), { row, print: fingerprint(columns, row) }]),
  );
  const added: R[] = [];
  const removed: R[] = [];
  for (const row of rows) {
    const known = before.get(keyOf(row));
    before.delete(keyOf(row));
    if (known === undefined || known.print !== fingerprint(columns, row)) {
      added.push(row);
      removed.push(...(known === undefined ? [] : [known.row]));
    }
  }
  const gone = [...before.values()].map(({ row }) => row);
  for (const row of gone) {
    await trx(table)
      .where({ generation, stream_id: row.stream_id })
      .where(Object.fromEntries(keys.map(key => [key, row[key]])))
      .delete();
  }
  await upsertRows<R>(trx, {
    table,
    columns,
    conflict: ['generation', 'stream_id', ...keys] as (keyof R & string)[],
    rows: added,
  });
  return { removed: [...removed, ...gone], added };
}

async function replaceChanges(
  trx: Knex,
  generation: number,
  streamId: number,
  result: StreamResults,
): Promise<{ removed: ChangeFactRow[]; added: ChangeFactRow[] }> {
  const subjects = new Map<number, Set<number>>();
  const name = (unit: number, subjectId: number) =>
    subjects.set(unit, (subjects.get(unit) ?? new Set()).add(subjectId));
  result.changes.forEach(row => name(row.unit, row.subject_id));
  result.gone.forEach(row => name(row.unit, row.subjectId));
  const removed: ChangeFactRow[] = [];
  for (const [unit, ids] of subjects) {
    const stored = () =>
      trx('change_facts')
        .where({ generation, stream_id: streamId, unit })
        .where(isAnyOf(trx, 'subject_id', [...ids]));
    removed.push(...(await stored()));
    await stored().delete();
  }
  const added = result.changes.map(row => ({
    generation,
    stream_id: streamId,
    ...row,
  }));
  await upsertRows<ChangeFactRow>(trx, {
    table: 'change_facts',
    columns: CHANGE_FACT_COLUMNS,
    rows: added,
  });
  return { removed, added };
}

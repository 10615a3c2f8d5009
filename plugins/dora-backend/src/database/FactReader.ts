import type { Knex } from 'knex';
import type { Outcome } from '../merge/readAttempt';
import { Corrections } from '../results/Corrections';
import type { AttemptFact, IncidentFact, StreamFacts } from '../results/types';
import type { ChangeFact } from '../units/ChangeFact';
import { RepositoryFacts, splitWords } from '../units/RepositoryFacts';
import { isAnyOf } from './bulk';
import { normalise } from './commits';
import type { AttemptRow, ChangeRow, IncidentRow } from './factTables';

const COMMITS_PER_PAGE = 20_000;
const NO_STATE = ['source', 'external_id'] as const;

const ATTEMPT_FIELDS = [
  'id',
  ...NO_STATE,
  'target_id',
  'repository_id',
  'sha',
  'outcome',
  'started_at',
  'finished_at',
  'region',
  'is_rollback',
  'fixes',
  'is_deleted',
];

const CHANGE_FIELDS = [
  'id',
  ...NO_STATE,
  'created_at',
  'ready_at',
  'first_review_at',
  'last_approval_at',
  'merged_at',
  'committed_at',
  'head_ref',
  'head_sha',
  'merge_sha',
  'own_commits',
  'landed_commits',
  'labels',
  'closes_incidents',
  'author',
  'title',
  'is_bot',
  'is_deleted',
];

const INCIDENT_FIELDS = [
  'id',
  ...NO_STATE,
  'target_id',
  'started_at',
  'resolved_at',
  'cause',
  'is_false_alarm',
  'merged_into',
  'references',
  'is_deleted',
];

type Stored<R> = R & { id: number };

function time(at: number | string | null): number | null {
  return at === null ? null : Number(at);
}

/** Reads facts in the form in which results are computed from them. */
export class FactReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Reads all that is known of a repository, page by page. */
  async readRepository(id: number): Promise<RepositoryFacts> {
    const knex = this.#knex;
    const [{ name }] = await knex('repositories').where({ id });
    const [{ count }] = await knex('commits')
      .where({ repository_id: id })
      .count({ count: '*' });
    const facts = new RepositoryFacts(name, { capacity: Number(count) });
    for (let after = 0; ; ) {
      const rows = await knex('commits')
        .where({ repository_id: id })
        .where('id', '>', after)
        .orderBy('id')
        .limit(COMMITS_PER_PAGE);
      rows.forEach(row => facts.addCommit(normalise(row)));
      if (rows.length < COMMITS_PER_PAGE) {
        break;
      }
      after = rows[rows.length - 1].id;
    }
    const changes: Stored<ChangeRow>[] = await knex('changes')
      .select(CHANGE_FIELDS)
      .where({ repository_id: id });
    changes.forEach(row => facts.units.setChange(toChangeFact(row)));
    return facts;
  }

  /** Reads what streams are computed from. */
  async readStreams(ids: number[]): Promise<Map<number, StreamFacts>> {
    const knex = this.#knex;
    const streams: {
      id: number;
      repository_id: number | null;
      paths: string | null;
    }[] = await knex('streams')
      .leftJoin(
        'components',
        'components.component_ref',
        'streams.component_ref',
      )
      .where(isAnyOf(knex, 'streams.id', ids))
      .select('streams.id', 'components.repository_id', 'components.paths');
    const facts = new Map(
      streams.map((row): [number, StreamFacts] => [
        row.id,
        {
          componentRepositoryId: row.repository_id,
          paths: row.paths === null ? undefined : JSON.parse(row.paths),
          attempts: new Map(),
          incidents: new Map(),
        },
      ]),
    );
    const mapped: { target_id: number; stream_id: number }[] = await knex(
      'target_streams',
    )
      .select('target_id', 'stream_id')
      .where(isAnyOf(knex, 'stream_id', ids));
    const streamsOf = new Map<number, number[]>();
    for (const { target_id: target, stream_id: stream } of mapped) {
      streamsOf.set(target, [...(streamsOf.get(target) ?? []), stream]);
    }
    const targets = [...streamsOf.keys()];
    for (const attempt of await this.readAttempts('target_id', targets)) {
      for (const stream of streamsOf.get(attempt.targetId) ?? []) {
        facts.get(stream)!.attempts.set(attempt.id, attempt);
      }
    }
    const incidents = await this.readIncidents('target_id', targets);
    for (const { targetId, incident } of incidents) {
      for (const stream of streamsOf.get(targetId) ?? []) {
        facts.get(stream)!.incidents.set(incident.id, incident);
      }
    }
    return facts;
  }

  /** Reads attempts with the commits that their artifacts were built from. */
  async readAttempts(
    by: 'id' | 'target_id',
    values: number[],
  ): Promise<AttemptFact[]> {
    const knex = this.#knex;
    const rows: (Stored<AttemptRow> & { target_id: number })[] = await knex(
      'attempts',
    )
      .select(ATTEMPT_FIELDS)
      .whereNotNull('target_id')
      .where(isAnyOf(knex, by, values));
    const built = await this.#readBuilt(by, values);
    return rows.map(row => {
      const artifacts = built.get(row.id);
      return {
        id: row.id,
        source: row.source,
        externalId: row.external_id,
        targetId: row.target_id,
        repositoryId: row.repository_id,
        sha: row.sha,
        artifacts: artifacts?.names ?? [],
        built: artifacts?.commits,
        outcome: row.outcome as Outcome,
        startedAt: time(row.started_at),
        finishedAt: time(row.finished_at),
        region: row.region,
        isRollback: Boolean(row.is_rollback),
        fixes: row.fixes,
        isDeleted: Boolean(row.is_deleted),
      };
    });
  }

  /** Reads incidents with the targets that they are about. */
  async readIncidents(
    by: 'id' | 'target_id',
    values: number[],
  ): Promise<{ targetId: number; incident: IncidentFact }[]> {
    const rows: (Stored<IncidentRow> & { target_id: number })[] =
      await this.#knex('incidents')
        .select(INCIDENT_FIELDS)
        .whereNotNull('target_id')
        .where(isAnyOf(this.#knex, by, values));
    return rows.map(row => ({
      targetId: row.target_id,
      incident: {
        id: row.id,
        source: row.source,
        externalId: row.external_id,
        startedAt: time(row.started_at),
        resolvedAt: time(row.resolved_at),
        cause: row.cause as IncidentFact['cause'],
        isFalseAlarm: Boolean(row.is_false_alarm),
        mergedInto: row.merged_into,
        references: JSON.parse(row.references),
        isDeleted: Boolean(row.is_deleted),
      },
    }));
  }

  /** Reads all corrections: people make them, so there are few. */
  async readCorrections(): Promise<Corrections> {
    const corrections = new Corrections();
    for (const row of await this.#knex('corrections')) {
      corrections.add({
        source: row.source,
        externalId: row.external_id,
        at: Number(row.at),
        by: row.by,
        decision: JSON.parse(row.decision),
      });
    }
    return corrections;
  }

  async #readBuilt(by: 'id' | 'target_id', values: number[]) {
    const knex = this.#knex;
    const rows: {
      attempt_id: number;
      artifact: string;
      repository_id: number | null;
      sha: string | null;
    }[] = await knex('attempt_artifacts')
      .join('attempts', 'attempts.id', 'attempt_artifacts.attempt_id')
      .leftJoin('artifacts', join =>
        join
          .on('artifacts.external_id', 'attempt_artifacts.artifact')
          .andOnVal('artifacts.is_deleted', false),
      )
      .where(isAnyOf(knex, `attempts.${by}`, values))
      // Should sources disagree, the latest statement comes first.
      .orderBy([
        'attempt_artifacts.attempt_id',
        'attempt_artifacts.artifact',
        { column: 'artifacts.at', order: 'desc' },
        'artifacts.source',
      ])
      .select(
        'attempt_artifacts.attempt_id',
        'attempt_artifacts.artifact',
        'artifacts.repository_id',
        'artifacts.sha',
      );
    const built = new Map<
      number,
      { names: string[]; commits: { repositoryId: number; sha: string }[] }
    >();
    for (const row of rows) {
      const known = built.get(row.attempt_id) ?? { names: [], commits: [] };
      built.set(row.attempt_id, known);
      if (!known.names.includes(row.artifact)) {
        known.names.push(row.artifact);
      }
      if (row.repository_id !== null && row.sha !== null) {
        known.commits.push({ repositoryId: row.repository_id, sha: row.sha });
      }
    }
    return built;
  }
}

/** A stored pull request in the form in which results are computed from it. */
export function toChangeFact(row: Stored<ChangeRow>): ChangeFact {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    createdAt: time(row.created_at),
    readyAt: time(row.ready_at),
    firstReviewAt: time(row.first_review_at),
    lastApprovalAt: time(row.last_approval_at),
    mergedAt: time(row.merged_at),
    committedAt: time(row.committed_at),
    headRef: row.head_ref,
    headSha: row.head_sha,
    mergeSha: row.merge_sha,
    ownCommits: splitWords(row.own_commits).map(word => {
      const [sha, at] = word.split('@');
      return { sha, authoredAt: at === '' ? null : Number(at) };
    }),
    landedCommits: splitWords(row.landed_commits),
    labels: JSON.parse(row.labels),
    closesIncidents: JSON.parse(row.closes_incidents),
    author: row.author,
    title: row.title,
    isBot: Boolean(row.is_bot),
    isDeleted: Boolean(row.is_deleted),
  };
}

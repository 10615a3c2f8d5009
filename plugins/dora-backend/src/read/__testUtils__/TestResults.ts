import { Knex } from 'knex';
import {
  ChangeFactRow,
  DeploymentRow,
  IncidentLinkRow,
  StreamRow,
} from '../../database/tables';
import { RESULTS_LAYOUT } from '../../rules';

/** The generation that readers see in tests. */
export const LIVE = 2;

/** Writes results as the engine would, for tests of what reads them. */
export class TestResults {
  readonly #knex: Knex;
  #ids = 0;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes the live generation, and one that nobody may see. */
  async begin(exclusions: object[] = []): Promise<void> {
    const rules = JSON.stringify({
      version: 3,
      layout: RESULTS_LAYOUT,
      exclusions,
    });
    await this.#knex('generations').insert([
      { id: 1, state: 'retired', rules, rules_hash: 'old', created_at: 0 },
      { id: LIVE, state: 'live', rules, rules_hash: 'hash', created_at: 0 },
      { id: 3, state: 'building', rules, rules_hash: 'new', created_at: 0 },
    ]);
  }

  async stream(
    component: string,
    environment = 'production',
  ): Promise<StreamRow> {
    const row = {
      id: ++this.#ids,
      component_ref: `component:default/${component}`,
      environment,
      is_production: environment === 'production',
    };
    await this.#knex('streams').insert(row);
    return row;
  }

  async member(
    scope_ref: string,
    stream: StreamRow,
    from_at = 0,
    until_at: number | null = null,
  ): Promise<void> {
    const { component_ref } = stream;
    await this.#knex('memberships').insert({
      scope_ref,
      component_ref,
      from_at,
      until_at,
    });
  }

  async deployment(
    stream: StreamRow,
    finished_at: number,
    rest: Partial<DeploymentRow> = {},
  ): Promise<number> {
    const id = ++this.#ids;
    await this.#knex('attempts').insert({
      id,
      source: 'test',
      external_id: `deployment-${id}`,
      state: '{}',
      outcome: 'success',
      is_rollback: false,
      is_deleted: false,
    });
    await this.#knex<DeploymentRow>('deployments').insert({
      generation: LIVE,
      stream_id: stream.id,
      attempt_id: id,
      class: 'normal',
      finished_at,
      is_counted: true,
      is_first: false,
      is_unknown: false,
      changes: 0,
      unknown_changes: 0,
      is_failed: false,
      provisional_until: finished_at,
      is_rework: false,
      ...rest,
    });
    return id;
  }

  async change(
    stream: StreamRow,
    attempt_id: number,
    deployed_at: number,
    rest: Partial<ChangeFactRow> = {},
  ): Promise<void> {
    const id = ++this.#ids;
    await this.#knex('changes').insert({
      id,
      source: 'test',
      external_id: `change-${id}`,
      state: '{}',
      number: id,
      title: `=Change ${id}`,
      is_bot: false,
      labels: '[]',
      own_commits: '',
      landed_commits: '',
      closes_incidents: '[]',
      is_deleted: false,
    });
    await this.#knex<ChangeFactRow>('change_facts').insert({
      generation: LIVE,
      stream_id: stream.id,
      unit: 0,
      subject_id: id,
      attempt_id,
      deployed_at,
      flags: 0,
      ...rest,
    });
  }

  async incident(
    stream: StreamRow,
    started_at: number,
    rest: Partial<IncidentLinkRow> = {},
  ): Promise<void> {
    const id = ++this.#ids;
    await this.#knex('incidents').insert({
      id,
      source: 'test',
      external_id: `incident-${id}`,
      state: '{}',
      cause: 'unknown',
      is_false_alarm: false,
      references: '[]',
      is_deleted: false,
    });
    await this.#knex<IncidentLinkRow>('incident_links').insert({
      generation: LIVE,
      stream_id: stream.id,
      incident_id: id,
      attempt_id: null,
      method: 'none',
      confidence: 'high',
      reason: 'No deployment in the day before it',
      started_at,
      rule: 'incident.unattributed@3',
      ...rest,
    });
  }
}

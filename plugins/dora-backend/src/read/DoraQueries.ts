import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ChangeRow,
  DataQualityReport,
  DeploymentRow,
  doraDataQualityReadPermission,
  doraMetricsReadPermission,
  Explanation,
  IncidentRow,
  MetricsReport,
  Page,
  ServicesReport,
} from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import { ReadConfig, yardstickOf } from './config';
import { explainDeployment } from './explain/explainDeployment';
import {
  changesInputSchema,
  deploymentsInputSchema,
  explainInputSchema,
  incidentsInputSchema,
  metricsInputSchema,
  readInput,
  servicesInputSchema,
  withWindow,
} from './http/inputs';
import { MetricsReader } from './metrics';
import { readDataQuality } from './quality/readDataQuality';
import { InstalledSource } from './quality/readSources';
import { readConsistently } from './readConsistently';
import { RowReader } from './rows';
import { ServicesReader } from './services/ServicesReader';
import { ScopeQuery } from './scope';
import { CatalogVisibility, Restrict } from './visibility/CatalogVisibility';

/** What answering depends on. */
export interface DoraQueriesOptions {
  knex: Knex;
  config: ReadConfig;
  visibility: CatalogVisibility;
  metrics: MetricsReader;
  services: ServicesReader;
  rows: RowReader;
  /** The sources that are there, whether they have reported anything or not. */
  installed: readonly InstalledSource[];
}

/**
 * Everything that can be asked. Pages, machines, terminal and assistants ask the
 * same functions, so that they can't be told different things. Each checks what
 * it is asked and whether whoever asks may see it.
 */
export class DoraQueries {
  readonly #options: DoraQueriesOptions;

  constructor(options: DoraQueriesOptions) {
    this.#options = options;
  }

  /** The five metrics of a scope. */
  async metrics(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<MetricsReport> {
    const query = this.#window(readInput(metricsInputSchema, input));
    const { config, metrics } = this.#options;
    return metrics.read(
      { ...query, yardstick: yardstickOf(config, query.edition) },
      await this.#see(query, credentials),
    );
  }

  /** The five metrics of each service of a scope. */
  async services(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<ServicesReport> {
    const query = this.#window(readInput(servicesInputSchema, input));
    const { config, services } = this.#options;
    return services.read(
      { ...query, yardstick: yardstickOf(config, query.edition) },
      await this.#see(query, credentials),
    );
  }

  /** Deployments of a scope. */
  async deployments(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Page<DeploymentRow>> {
    const query = this.#window(readInput(deploymentsInputSchema, input));
    return this.#options.rows.deployments(
      query,
      await this.#see(query, credentials),
    );
  }

  /** Changes of a scope. */
  async changes(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Page<ChangeRow>> {
    const query = this.#window(readInput(changesInputSchema, input));
    return this.#options.rows.changes(
      query,
      await this.#see(query, credentials),
    );
  }

  /** Incidents of a scope. */
  async incidents(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Page<IncidentRow>> {
    const query = this.#window(readInput(incidentsInputSchema, input));
    return this.#options.rows.incidents(
      query,
      await this.#see(query, credentials),
    );
  }

  /** Why a deployment counts as it does. */
  async explain(
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Explanation> {
    const key = readInput(explainInputSchema, input);
    const { knex } = this.#options;
    await this.#see({ ref: key.component }, credentials);
    return readConsistently(knex, trx => explainDeployment(trx, key));
  }

  /** What the metrics are made from, and what is missing. */
  async dataQuality(
    credentials: BackstageCredentials,
  ): Promise<DataQualityReport> {
    const { installed, knex, visibility } = this.#options;
    await visibility.require(doraDataQualityReadPermission, credentials);
    const all: string[] = await knex('catalog_components').pluck(
      'component_ref',
    );
    const visible = await visibility.visibleOf(all, credentials);
    return readConsistently(knex, trx =>
      readDataQuality(trx, { sources: installed, components: [...visible] }),
    );
  }

  #window<T extends { scope: string; from?: string; to?: string }>(input: T) {
    const { zone } = this.#options.config;
    return { ...withWindow(input, zone), ref: input.scope };
  }

  async #see(
    scope: ScopeQuery,
    credentials: BackstageCredentials,
  ): Promise<Restrict> {
    const { visibility } = this.#options;
    await visibility.require(doraMetricsReadPermission, credentials);
    return visibility.restrictionOf(scope, credentials);
  }
}

import { ResponseError } from '@backstage/errors';
import {
  BotChanges,
  ChangeFilter,
  ChangeRow,
  CorrectionRequest,
  DataQualityReport,
  DeploymentFilter,
  DeploymentKey,
  DeploymentRow,
  Explanation,
  IncidentFilter,
  IncidentRow,
  LeadStart,
  MetricId,
  MetricsReport,
  MetricTarget,
  NewTarget,
  Page,
  ServicesReport,
  TargetsReport,
  UnmappedName,
} from './metrics';
import { BucketUnit } from './calendar';

/** Which scope, environment and window. */
export interface WindowRequest {
  /** A reference of a component, system, domain or group, or `organisation`. */
  scope: string;
  environment?: string;
  /** A date or instant; by default 90 days before the end. */
  from?: string;
  /** The first date or instant after the window; by default tomorrow. */
  to?: string;
}

/** How lead times are measured, and by whose bands. */
export interface MeasureRequest {
  start?: LeadStart;
  /** By default what the rules of the configuration say. */
  bots?: BotChanges;
  edition?: string;
}

/** Which part of a list. */
export interface PageRequest {
  cursor?: string;
  limit?: number;
}

/** How requests get to the backend: `fetchApi` in the browser, with `plugin://dora`. */
export interface DoraClientOptions {
  baseUrl: string;
  fetch: typeof fetch;
}

/** Asks the delivery metrics' backend. */
export class DoraClient {
  readonly #options: DoraClientOptions;

  constructor(options: DoraClientOptions) {
    this.#options = options;
  }

  /** The five metrics of a scope. */
  getMetrics(
    request: WindowRequest &
      MeasureRequest & { bucket?: BucketUnit; compare?: boolean },
  ): Promise<MetricsReport> {
    return this.#get('metrics', request);
  }

  /** The five metrics of each service of a scope. */
  listServices(
    request: WindowRequest &
      MeasureRequest &
      PageRequest & {
        /** What sparklines are cut into; none without it. */
        bucket?: BucketUnit;
      },
  ): Promise<ServicesReport> {
    return this.#get('services', request);
  }

  /** Deployments, the youngest first. */
  listDeployments(
    request: WindowRequest & PageRequest & { filter?: DeploymentFilter },
  ): Promise<Page<DeploymentRow>> {
    return this.#get('deployments', request);
  }

  /** Changes with the deployment that first shipped them, the youngest first. */
  listChanges(
    request: WindowRequest &
      PageRequest & { filter?: ChangeFilter; bots?: BotChanges },
  ): Promise<Page<ChangeRow>> {
    return this.#get('changes', request);
  }

  /** Incidents, the youngest first. */
  listIncidents(
    request: WindowRequest & PageRequest & { filter?: IncidentFilter },
  ): Promise<Page<IncidentRow>> {
    return this.#get('incidents', request);
  }

  /** Why a deployment counts as it does; a row of the list is key enough. */
  explain(deployment: DeploymentKey): Promise<Explanation> {
    const { component, environment, source, id } = deployment;
    return this.#get('explain', { component, environment, source, id });
  }

  /** What the metrics of a scope are meant to be. */
  getTargets(scope: string): Promise<TargetsReport> {
    return this.#get('targets', { scope });
  }

  /** Sets what a metric of a scope is meant to be, in place of what it was before. */
  setTarget(target: NewTarget): Promise<MetricTarget> {
    return this.#sendBody('PUT', 'targets', target);
  }

  /** Removes a target; there need not be one. */
  async removeTarget(scope: string, metric: MetricId): Promise<void> {
    const query = new URLSearchParams({ scope, metric });
    await this.#request(`targets?${query}`, { method: 'DELETE' });
  }

  /** What the metrics are made from, and what is missing. */
  getDataQuality(): Promise<DataQualityReport> {
    return this.#get('data-quality', {});
  }

  /** What nobody could map so far, and why. */
  listUnmapped(request: PageRequest): Promise<Page<UnmappedName>> {
    return this.#get('unmapped', request);
  }

  /** Corrects what was computed, and answers the correction's id. */
  async correct(correction: CorrectionRequest): Promise<{ id: string }> {
    return this.#sendBody('POST', 'corrections', correction);
  }

  /** The rows behind a number, by its `rows`. */
  getRows<T>(rows: string): Promise<Page<T>> {
    return this.#send(rows.replace(/^\//, ''));
  }

  /** All pages of a list as one file, by the same question. */
  async getListCsv(
    list: 'deployments' | 'changes' | 'incidents',
    request: WindowRequest & { filter?: string; bots?: BotChanges },
  ): Promise<Blob> {
    const query = writeQuery({ ...request, format: 'csv' });
    return (await this.#request(`${list}?${query}`)).blob();
  }

  #get<T>(path: string, request: object): Promise<T> {
    return this.#send(`${path}?${writeQuery(request)}`);
  }

  #sendBody<T>(method: string, path: string, body: object): Promise<T> {
    return this.#send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #send<T>(path: string, init?: RequestInit): Promise<T> {
    return (await this.#request(path, init)).json();
  }

  async #request(path: string, init?: RequestInit): Promise<Response> {
    const { baseUrl, fetch: send } = this.#options;
    const response = await send(`${baseUrl}/${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function writeQuery(request: object): URLSearchParams {
  return new URLSearchParams(
    Object.entries(request).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
}

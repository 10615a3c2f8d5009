import { ResponseError } from '@backstage/errors';
import { DevexSurveysApi } from './DevexSurveysApi';

/** @public */
export interface DevexSurveysClientOptions {
  /** Adds the credentials of the user, as Backstage's fetch API does. */
  fetchApi: { fetch: typeof fetch };
  /** The address of the plugin; in the browser `plugin://devex-surveys` does. */
  baseUrl?: string;
}

/**
 * Calls the REST API of the surveys.
 *
 * @public
 */
export class DevexSurveysClient implements DevexSurveysApi {
  readonly #fetch: typeof fetch;
  readonly #baseUrl: string;

  constructor(options: DevexSurveysClientOptions) {
    this.#fetch = (...args) => options.fetchApi.fetch(...args);
    this.#baseUrl = options.baseUrl ?? 'plugin://devex-surveys';
  }

  getItems: DevexSurveysApi['getItems'] = () => this.#json('GET', '/items');

  getRounds: DevexSurveysApi['getRounds'] = () => this.#json('GET', '/rounds');

  getRound: DevexSurveysApi['getRound'] = id =>
    this.#json('GET', `/rounds/${encodeURIComponent(id)}`);

  prepareRound: DevexSurveysApi['prepareRound'] = request =>
    this.#json('POST', '/rounds', request);

  changeRound: DevexSurveysApi['changeRound'] = (id, request) =>
    this.#json('PATCH', `/rounds/${encodeURIComponent(id)}`, request);

  deleteRound: DevexSurveysApi['deleteRound'] = async id => {
    await this.#send('DELETE', `/rounds/${encodeURIComponent(id)}`);
  };

  openRound: DevexSurveysApi['openRound'] = id =>
    this.#json('POST', `/rounds/${encodeURIComponent(id)}/open`);

  closeRound: DevexSurveysApi['closeRound'] = id =>
    this.#json('POST', `/rounds/${encodeURIComponent(id)}/close`);

  getInvitations: DevexSurveysApi['getInvitations'] = () =>
    this.#json('GET', '/invitations');

  getManifest: DevexSurveysApi['getManifest'] = roundId =>
    this.#json('GET', `/rounds/${encodeURIComponent(roundId)}/manifest`);

  issue: DevexSurveysApi['issue'] = (roundId, request) =>
    this.#json(
      'POST',
      `/rounds/${encodeURIComponent(roundId)}/issuance`,
      request,
    );

  getResults: DevexSurveysApi['getResults'] = roundId =>
    this.#json('GET', `/rounds/${encodeURIComponent(roundId)}/results`);

  getResultsCsv: DevexSurveysApi['getResultsCsv'] = async roundId => {
    const response = await this.#send(
      'GET',
      `/rounds/${encodeURIComponent(roundId)}/results.csv`,
    );
    return response.text();
  };

  getReceipts: DevexSurveysApi['getReceipts'] = roundId =>
    this.#json('GET', `/rounds/${encodeURIComponent(roundId)}/receipts`);

  redactComment: DevexSurveysApi['redactComment'] = async (
    roundId,
    commentId,
  ) => {
    const round = encodeURIComponent(roundId);
    const comment = encodeURIComponent(commentId);
    await this.#send('POST', `/rounds/${round}/comments/${comment}/redaction`);
  };

  createAction: DevexSurveysApi['createAction'] = (roundId, request) =>
    this.#json(
      'POST',
      `/rounds/${encodeURIComponent(roundId)}/actions`,
      request,
    );

  changeAction: DevexSurveysApi['changeAction'] = (id, request) =>
    this.#json('PATCH', `/actions/${encodeURIComponent(id)}`, request);

  getBenchmarks: DevexSurveysApi['getBenchmarks'] = () =>
    this.#json('GET', '/benchmarks');

  importBenchmarks: DevexSurveysApi['importBenchmarks'] = async request => {
    await this.#send('POST', '/imports/benchmarks', request);
  };

  importRound: DevexSurveysApi['importRound'] = request =>
    this.#json('POST', '/imports/rounds', request);

  getStoredTables: DevexSurveysApi['getStoredTables'] = () =>
    this.#json('GET', '/stored-tables');

  async #json<T>(method: string, path: string, body?: object): Promise<T> {
    return (await this.#send(method, path, body)).json();
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const response = await this.#fetch(`${this.#baseUrl}${path}`, {
      method,
      ...(body
        ? {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }
        : {}),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

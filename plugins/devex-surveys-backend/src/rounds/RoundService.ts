import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ChangeRoundRequest,
  PrepareRoundRequest,
  Round,
  SignedManifest,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { AnswerStore } from '../answers';
import { ActionStore, RoundStore } from '../database';
import { ManifestSigner, Vault } from '../keys';
import { RosterService } from '../roster';
import { closeRound } from './closeRound';
import { openRound } from './openRound';
import { presentRound } from './presentRound';
import { changesOf, prepareRow } from './settings';

/** What keeps answers while rounds are open; missing without a secret. */
export interface Safe {
  vault: Vault;
  answers: AnswerStore;
  signer: ManifestSigner;
}

/** Prepares, opens and closes rounds. */
export class RoundService {
  readonly #knex: Knex;
  readonly #store: RoundStore;
  readonly #actions: ActionStore;
  readonly #roster: RosterService;
  readonly #safe: Safe | undefined;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  constructor(options: {
    knex: Knex;
    store: RoundStore;
    actions: ActionStore;
    roster: RosterService;
    safe: Safe | undefined;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#store = options.store;
    this.#actions = options.actions;
    this.#roster = options.roster;
    this.#safe = options.safe;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  async list(): Promise<Round[]> {
    const rows = await this.#store.list();
    const actions = await this.#actions.list();
    return rows.map(row => presentRound(row, actions));
  }

  /** With the groups as they would be if it were opened now, while it is prepared. */
  async get(id: string): Promise<Round> {
    const row = await this.#store.get(id);
    const actions = await this.#actions.list(id);
    if (row.state !== 'prepared') {
      return presentRound(row, actions);
    }
    const { lattice } = await this.#roster.buckets({
      minInvited: row.min_invited,
      rotation: row.rotation ? JSON.parse(row.rotation) : undefined,
      now: this.#now(),
    });
    return presentRound(row, actions, lattice);
  }

  async prepare(request: PrepareRoundRequest): Promise<Round> {
    const row = prepareRow(randomUUID(), request);
    if (new Date(row.closes_at) < this.#now()) {
      throw new InputError('closesAt has passed; please choose a later time');
    }
    await this.#store.insert(row);
    return this.get(row.id);
  }

  async change(id: string, request: ChangeRoundRequest): Promise<Round> {
    const row = await this.#store.get(id);
    const changes = changesOf(row, request, this.#now());
    const changed =
      Object.keys(changes).length === 0 ||
      (await this.#store.update(id, row.state, changes));
    if (!changed) {
      throw new ConflictError(
        'The round was opened or closed meanwhile; please load it again',
      );
    }
    return this.get(id);
  }

  async delete(id: string): Promise<void> {
    const { state } = await this.#store.get(id);
    if (!(await this.#store.deleteUnanswered(id))) {
      throw new ConflictError(
        `The round is ${state}; only a prepared one, or one that was imported, can be deleted`,
      );
    }
  }

  async open(id: string): Promise<Round> {
    const row = await this.#store.get(id);
    if (row.state === 'closed') {
      throw new ConflictError(
        'A closed round cannot be opened again; please prepare another one',
      );
    }
    if (new Date(row.closes_at) <= this.#now()) {
      throw new InputError(
        'closesAt has passed; please choose a later time before opening the round',
      );
    }
    if (row.state === 'prepared') {
      await openRound(row, {
        knex: this.#knex,
        store: this.#store,
        roster: this.#roster,
        now: this.#now(),
        ...this.#requireSafe(),
      });
    }
    return this.get(id);
  }

  /** Returns how many tokens were issued, unless the round was closed already. */
  async close(id: string): Promise<number | undefined> {
    const { state } = await this.#store.get(id);
    if (state === 'prepared') {
      throw new ConflictError('The round was never opened; please delete it');
    }
    return closeRound(id, {
      knex: this.#knex,
      store: this.#store,
      answers: this.#requireSafe().answers,
      logger: this.#logger,
      now: this.#now(),
    });
  }

  async manifest(id: string): Promise<SignedManifest> {
    const { manifest } = await this.#store.get(id);
    if (!manifest) {
      throw new ConflictError(
        'This round has no manifest: it was not opened here',
      );
    }
    return JSON.parse(manifest);
  }

  #requireSafe(): Safe {
    if (!this.#safe) {
      throw new ServiceUnavailableError(
        'Answers cannot be kept safely: please set devexSurveys.secret in the configuration of the portal',
      );
    }
    return this.#safe;
  }
}

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { AnswerStore, IssuanceService, SubmissionService } from './answers';
import { SurveysConfig } from './config';
import { ActionStore, RoundStore, SeenStore } from './database';
import { Reminders, RoundKeeper } from './keeper';
import { ManifestSigner, Vault } from './keys';
import { ResultsService } from './results';
import { RosterService } from './roster';
import { RoundService } from './rounds';

/** What the surveys are made of. */
export interface Surveys {
  knex: Knex;
  store: RoundStore;
  seen: SeenStore;
  actions: ActionStore;
  rounds: RoundService;
  results: ResultsService;
  now: () => Date;
  /** The following are missing without a secret: then nothing can be answered. */
  answers: AnswerStore | undefined;
  issuance: IssuanceService | undefined;
  submissions: SubmissionService | undefined;
  keeper: RoundKeeper | undefined;
}

/** Puts the parts together. */
export function createSurveys(options: {
  knex: Knex;
  config: SurveysConfig;
  catalog: CatalogService;
  auth: AuthService;
  notifications: NotificationService;
  logger: LoggerService;
  now: () => Date;
}): Surveys {
  const { knex, config, catalog, auth, notifications, logger, now } = options;
  const store = new RoundStore(knex);
  const seen = new SeenStore(knex);
  const actions = new ActionStore(knex);
  const roster = new RosterService({ catalog, auth, seen, policy: config });
  const vault = config.secret ? Vault.fromSecret(config.secret) : undefined;
  const safe = vault && {
    vault,
    answers: new AnswerStore({ knex, vault }),
    signer: new ManifestSigner({ knex, vault }),
  };
  const rounds = new RoundService({
    knex,
    store,
    actions,
    roster,
    safe,
    logger,
    now,
  });
  return {
    knex,
    store,
    seen,
    actions,
    rounds,
    results: new ResultsService(store),
    now,
    answers: safe?.answers,
    issuance: safe && new IssuanceService({ store, vault: safe.vault }),
    submissions:
      safe && new SubmissionService({ store, answers: safe.answers }),
    keeper:
      safe &&
      new RoundKeeper({
        store,
        answers: safe.answers,
        rounds,
        reminders: new Reminders({ knex, store, notifications }),
        logger,
        now,
      }),
  };
}

import {
  acquireToken,
  encodeSubmission,
  Invitation,
  Manifest,
  nullifierOf,
  RoundResults,
  sendSubmission,
  Submission,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { entitiesOf, OrganisationPlan, peopleOf } from '../organisation';
import { OWNER, Portal, startPortal } from '../portal';
import { Dump, dumpDatabase } from './dump';
import { seeded } from './random';

const DAY_MS = 86_400_000;

/** One person's answers, and what passed between the browser and the portal. */
export interface Person {
  ref: string;
  invitation: Invitation;
  blinded: string;
  blindSignature: string;
  /** Missing if the person did not answer. */
  submission?: Submission;
  receipt?: string;
}

/** Everything that any adversary may hold, and the truth to hold it against. */
export interface Evidence {
  people: Person[];
  /** In the order in which they answered. */
  respondents: Person[];
  manifest: Manifest;
  dumps: { open: Dump; beforeLast: Dump; afterLast: Dump; closed: Dump };
  /** What the API told everybody before and after the last submission. */
  views: { beforeLast: string; afterLast: string };
  /** What was written down while answers came in. */
  logged: string[];
  audited: string[];
  results: RoundResults;
  csv: string;
  byAction: unknown;
  /** An empty database, for attacks that need a portal of their own. */
  createDatabase: () => Promise<Knex>;
}

/** Runs a round in an organisation on a real portal, and keeps what each side sees. */
export async function collectEvidence(options: {
  createDatabase: () => Promise<Knex>;
  plan: OrganisationPlan;
  /** The share of people who answer. */
  responseRate?: number;
  configure?: Parameters<typeof startPortal>[0]['configure'];
  /** Whether people get a token only when they answer, and not at any visit. */
  tokensOnDemand?: boolean;
  /** Changes the tables before anybody answers. */
  alterTables?: (knex: Knex) => Promise<void>;
}): Promise<Evidence> {
  const {
    createDatabase,
    plan,
    responseRate = 0.8,
    configure,
    tokensOnDemand,
    alterTables,
  } = options;
  const knex = await createDatabase();
  const portal = await startPortal({
    knex,
    entities: () => entitiesOf(plan),
    configure,
  });
  try {
    await alterTables?.(knex);
    const owner = portal.as(OWNER);
    const { id } = await owner.prepareRound({
      title: 'Autumn',
      opensAt: new Date().toISOString(),
      closesAt: new Date(Date.now() + 14 * DAY_MS).toISOString(),
    });
    await owner.openRound(id);
    const manifest: Manifest = JSON.parse(
      (await owner.getManifest(id)).content,
    );
    const random = seeded(7);
    const refs = peopleOf(plan);
    const answering = new Set(refs.filter(() => random() < responseRate));
    const people: Person[] = [];
    for (const ref of refs) {
      if (!tokensOnDemand || answering.has(ref)) {
        people.push(await visit(portal, ref, answering.has(ref) && random));
      }
    }

    portal.logger.info.mockClear();
    portal.auditor.createEvent.mockClear();
    const respondents = people
      .filter(({ submission }) => submission)
      .map(person => ({ person, order: random() }))
      .sort((a, b) => a.order - b.order)
      .map(({ person }) => person);
    await submitAll(portal, respondents.slice(0, -1));
    const logged = portal.logger.info.mock.calls.map(call =>
      JSON.stringify(call),
    );
    const audited = portal.auditor.createEvent.mock.calls.map(call =>
      JSON.stringify(call.map(({ eventId, meta }) => ({ eventId, meta }))),
    );
    const open = await dumpDatabase(knex);
    await portal.keep();
    const beforeLast = await dumpDatabase(knex);
    const viewBefore = await viewOf(portal, id);
    await submitAll(portal, respondents.slice(-1));
    await portal.keep();
    const afterLast = await dumpDatabase(knex);
    const viewAfter = await viewOf(portal, id);

    await owner.closeRound(id);
    const action = await portal.actionsRegistry.invoke({
      id: 'test:results',
      input: { roundId: id },
    });
    return {
      people,
      respondents,
      manifest,
      dumps: {
        open,
        beforeLast,
        afterLast,
        closed: await dumpDatabase(knex),
      },
      views: { beforeLast: viewBefore, afterLast: viewAfter },
      logged,
      audited,
      results: await owner.getResults(id),
      csv: await owner.getResultsCsv(id),
      byAction: (action.output as { results: unknown }).results,
      createDatabase,
    };
  } finally {
    await portal.stop();
  }
}

async function visit(
  portal: Portal,
  ref: string,
  random: (() => number) | false,
): Promise<Person> {
  const api = portal.as(ref);
  const [invitation] = await api.getInvitations();
  let blinded = '';
  let blindSignature = '';
  const token = await acquireToken({
    invitation,
    api: {
      getManifest: roundId => api.getManifest(roundId),
      async issue(roundId, request) {
        blinded = request.blinded;
        const issued = await api.issue(roundId, request);
        ({ blindSignature } = issued);
        return issued;
      },
    },
  });
  const person = { ref, invitation, blinded, blindSignature };
  if (!random) {
    return person;
  }
  const submission: Submission = {
    token,
    answers: invitation.round.items
      .filter(({ kind }) => kind !== 'text')
      .filter(() => random() < 0.95)
      .map(({ id: item }) => ({ item, code: 1 + Math.floor(5 * random()) })),
    ...(random() < 0.3 ? { comment: `I would fix ${ref} first` } : {}),
  };
  return { ...person, submission, receipt: await nullifierOf(token) };
}

async function submitAll(
  portal: Portal,
  respondents: readonly Person[],
): Promise<void> {
  for (const { submission } of respondents) {
    if (submission) {
      await sendSubmission(portal.baseUrl, encodeSubmission(submission));
    }
  }
}

/** Everything that the API tells while the round is open. */
async function viewOf(portal: Portal, roundId: string): Promise<string> {
  const owner = portal.as(OWNER);
  return JSON.stringify([
    await owner.getRounds(),
    await owner.getRound(roundId),
    await owner.getManifest(roundId),
    await owner.getReceipts(roundId),
    await owner.getBenchmarks(),
    await owner.getResults(roundId).catch(error => error.statusCode),
    await owner.getResultsCsv(roundId).catch(error => error.statusCode),
  ]);
}

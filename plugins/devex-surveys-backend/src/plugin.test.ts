import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DevexSurveysClient,
  encodeSubmission,
  fromBase64Url,
  nullifierOf,
  prepareToken,
  Round,
  SUBMISSION_BYTES,
  SurveyComment,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import {
  entitiesOf,
  OrganisationPlan,
  peopleOf,
  personRef,
} from './__testUtils__/organisation';
import { OWNER, Portal, refusalOf, startPortal } from './__testUtils__/portal';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const PLAN: OrganisationPlan = {
  shop: { web: 12, app: 9, labs: 3 },
  ops: { net: 10 },
};
const ANSWERS = [
  { item: 'ci-feedback@1', code: 4 },
  { item: 'deep-work@1', code: 2 },
];

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

describe.each(databases.eachSupportedId())('devexSurveysPlugin, %p', id => {
  let knex: Knex;
  let portal: Portal;
  let owner: DevexSurveysClient;

  beforeEach(async () => {
    knex = await databases.init(id);
    portal = await startPortal({ knex, entities: () => entitiesOf(PLAN) });
    owner = portal.as(OWNER);
  });

  afterEach(async () => {
    await portal.stop();
  });

  async function openRound(): Promise<Round> {
    const { id: roundId } = await owner.prepareRound({
      title: 'Autumn',
      opensAt: inDays(0),
      closesAt: inDays(14),
    });
    return owner.openRound(roundId);
  }

  function post(body: string, headers: Record<string, string> = {}) {
    return fetch(`${portal.baseUrl}/submissions`, {
      method: 'POST',
      body,
      headers,
    });
  }

  it('goes from preparing to results and actions', async () => {
    const prepared = await owner.prepareRound({
      title: 'Autumn',
      opensAt: inDays(0),
      closesAt: inDays(14),
    });
    expect(prepared).toMatchObject({ state: 'prepared', invited: 34 });
    // Labs are too few, and web is where they are counted: shown before opening.
    expect(
      prepared.lattice.map(({ title, invited, groups }) => [
        title,
        invited,
        groups.map(group => group.title),
      ]),
    ).toEqual([
      ['acme', 34, []],
      ['shop', 24, []],
      ['web', 12, ['web']],
      ['app', 12, ['app', 'labs']],
      ['net', 10, ['net']],
    ]);

    const round = await owner.openRound(prepared.id);
    expect(round.state).toBe('open');
    expect((await owner.openRound(prepared.id)).id).toBe(round.id);

    await portal.keep();
    expect(
      portal.notifications.flatMap(({ recipients }) =>
        'entityRef' in recipients ? recipients.entityRef : [],
      ),
    ).toEqual(expect.arrayContaining(peopleOf(PLAN)));

    const receipts: string[] = [];
    for (const [index, person] of peopleOf(PLAN).slice(0, 30).entries()) {
      const token = await portal.visit(person);
      receipts.push(await nullifierOf(token));
      await portal.send({
        token,
        answers: [
          { item: 'ci-feedback@1', code: 1 + (index % 5) },
          { item: 'review-wait@1', code: 2 + (index % 3) },
        ],
        ...(index < 6 ? { comment: `Fix ${index}` } : {}),
      });
    }
    await portal.keep();
    expect(await refusalOf(owner.getResults(round.id))).toContain(
      'results are shown after its close',
    );
    expect((await owner.getRound(round.id)).answersAtLeast).toBe(0);
    expect(await owner.getReceipts(round.id)).toEqual([]);

    const closed = await owner.closeRound(round.id);
    expect(closed.state).toBe('closed');
    const results = await portal.as(personRef('net', 1)).getResults(round.id);
    const [organisation] = results.groups;
    expect(organisation).toMatchObject({
      response: '85-or-more',
      items: {
        'ci-feedback@1': {
          status: 'shown',
          n: 30,
          distribution: [20, 20, 20, 20, 20],
        },
        'deep-work@1': { status: 'protected' },
      },
    });
    expect(results.comments).toMatchObject({ status: 'shown', redacted: 0 });
    expect(await owner.getReceipts(round.id)).toEqual(receipts.sort());

    const { comments } = results.comments as { comments: SurveyComment[] };
    expect(comments).toHaveLength(6);
    await owner.redactComment(round.id, comments[0].id);
    expect((await owner.getResults(round.id)).comments).toEqual({
      status: 'shown',
      comments: comments.slice(1),
      redacted: 1,
    });

    const csv = await owner.getResultsCsv(round.id);
    expect(csv.split('\r\n')).toHaveLength(1 + 5 * 9 + 1);
    const action = await portal.actionsRegistry.invoke({
      id: 'test:results',
      input: {},
    });
    expect(action.output).toEqual({
      results: await owner.getResults(round.id),
    });

    const planned = await owner.createAction(round.id, {
      title: 'Cache builds',
      owner: 'group:default/net',
      dueOn: '2027-01-31',
    });
    for (const title of ['Two', 'Three']) {
      await owner.createAction(round.id, {
        title,
        owner: 'group:default/net',
        dueOn: '2027-01-31',
      });
    }
    expect(
      await refusalOf(
        owner.createAction(round.id, {
          title: 'Four',
          owner: 'group:default/net',
          dueOn: '2027-01-31',
        }),
      ),
    ).toContain('3 actions already');
    await expect(
      owner.changeAction(planned.id, { status: 'done', outcome: '4 min' }),
    ).resolves.toMatchObject({ status: 'done', outcome: '4 min' });
    expect((await owner.getRound(round.id)).actions).toHaveLength(3);
  });

  it('keeps nothing of the answers after the close but the results', async () => {
    const round = await openRound();
    const token = await portal.visit(personRef('web', 0));
    await portal.send({ token, answers: ANSWERS, comment: 'Only I say this' });
    const open = await dump(knex);
    expect(open.spool).toHaveLength(1);
    expect(JSON.stringify(open)).not.toContain('Only I say this');
    expect(JSON.stringify(open)).not.toContain(token.message);

    await owner.closeRound(round.id);
    const closed = await dump(knex);
    expect(closed.spool).toEqual([]);
    expect(closed.tallies).toEqual([]);
    expect(closed.issuing_keys.map(key => key.sealed_private_key)).toEqual(
      closed.issuing_keys.map(() => null),
    );
    expect(closed.invitations.map(row => row.blinded_digest)).toEqual(
      closed.invitations.map(() => null),
    );
    expect(JSON.stringify(closed)).not.toContain('Only I say this');
  });

  it('counts a token once, and no other token', async () => {
    const round = await openRound();
    const api = portal.as(personRef('web', 0));
    const token = await portal.visit(personRef('web', 0));
    const body = encodeSubmission({ token, answers: ANSWERS });

    // A double click, at the same time and then again.
    const statuses = await Promise.all([post(body), post(body), post(body)]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([
      202, 409, 409,
    ]);
    const forged: SurveyToken = {
      ...token,
      message: token.message.split('').reverse().join(''),
    };
    expect(
      (await post(encodeSubmission({ token: forged, answers: [] }))).status,
    ).toBe(403);
    const [otherBucket] = await portal.as(personRef('net', 0)).getInvitations();
    expect(
      (
        await post(
          encodeSubmission({
            token: { ...token, keyId: otherBucket.keyId },
            answers: [],
          }),
        )
      ).status,
    ).toBe(403);

    // A second token, a key of another bucket, a stranger.
    expect(await refusalOf(portal.visit(personRef('web', 0)))).toContain(
      'You were given a token for this round before',
    );
    const { blinded } = await prepareToken(
      JSON.parse((await api.getManifest(round.id)).content).buckets[0],
    );
    expect(
      await refusalOf(
        api.issue(round.id, { keyId: otherBucket.keyId, blinded }),
      ),
    ).toContain('not invited through this key');
    expect(await owner.getInvitations()).toEqual([]);

    // Too late.
    const late = await portal.visit(personRef('web', 1));
    await owner.closeRound(round.id);
    const answer = await post(encodeSubmission({ token: late, answers: [] }));
    expect([answer.status, (await answer.json()).error.message]).toEqual([
      409,
      expect.stringContaining('round has closed'),
    ]);
    expect((await owner.getReceipts(round.id)).length).toBe(1);
  });

  it('signs the same blinded message again when the answer was lost', async () => {
    const round = await openRound();
    const api = portal.as(personRef('app', 0));
    const [{ keyId }] = await api.getInvitations();
    const manifest = JSON.parse((await api.getManifest(round.id)).content);
    const bucket = manifest.buckets.find(
      (candidate: { keyId: string }) => candidate.keyId === keyId,
    );
    const { blinded } = await prepareToken(bucket);
    const first = await api.issue(round.id, { keyId, blinded });
    expect(await api.issue(round.id, { keyId, blinded })).toEqual(first);
    expect(fromBase64Url(first.blindSignature)).toHaveLength(256);
    expect(
      await refusalOf(api.issue(round.id, { keyId, blinded: 'AAAA' })),
    ).toContain('3 bytes instead of 256');
  });

  it('takes submissions of one shape only, and never with credentials', async () => {
    await openRound();
    const token = await portal.visit(personRef('web', 0));
    const good = encodeSubmission({ token, answers: ANSWERS });
    const bad = [
      post(good, { cookie: 'a=b' }),
      post(good, { authorization: 'Bearer x' }),
      post(good.trimEnd().slice(0, -2)),
      post('x'.repeat(SUBMISSION_BYTES)),
      post(
        good
          .replace('"padding"', '"user":"me","padding"')
          .slice(0, SUBMISSION_BYTES),
      ),
      post(
        encodeSubmission({
          token,
          answers: [{ item: 'mood@1', code: 1 }],
        }),
      ),
      post(
        encodeSubmission({
          token,
          answers: [{ item: 'ci-feedback@1', code: 6 }],
        }),
      ),
      post(encodeSubmission({ token, answers: [ANSWERS[0], ANSWERS[0]] })),
    ];
    expect((await Promise.all(bad)).map(({ status }) => status)).toEqual(
      bad.map(() => 400),
    );
    expect((await post(`${good} `)).status).toBe(413);
    expect((await dump(knex)).nullifiers).toEqual([]);
    expect((await post(good)).status).toBe(202);
  });

  it('lets settings of an open round only become stricter', async () => {
    const round = await openRound();
    const change = (request: Parameters<typeof owner.changeRound>[1]) =>
      owner.changeRound(round.id, request);

    await expect(change({ minAnswers: 7 })).resolves.toMatchObject({
      minAnswers: 7,
    });
    expect(await refusalOf(change({ minAnswers: 6 }))).toContain(
      'only be raised',
    );
    expect(await refusalOf(change({ minAnswers: 4 }))).toContain(
      'cannot be below 5',
    );
    expect(await refusalOf(change({ items: ['deep-work@1'] }))).toContain(
      'items cannot be changed any more',
    );
    expect(await refusalOf(change({ closesAt: inDays(20) }))).toContain(
      'only be brought forward',
    );
    await expect(change({ closesAt: inDays(3) })).resolves.toBeDefined();
    expect(await refusalOf(owner.deleteRound(round.id))).toContain(
      'only a prepared one',
    );
    await owner.closeRound(round.id);
    await owner.closeRound(round.id);
    expect(await refusalOf(owner.openRound(round.id))).toContain(
      'cannot be opened again',
    );
    expect(await refusalOf(change({ minAnswers: 9 }))).toContain(
      'closed round',
    );
  });

  it('asks the same people once in thirty days, and never five', async () => {
    await openRound();
    const again = await owner.prepareRound({
      title: 'Again',
      opensAt: inDays(0),
      closesAt: inDays(14),
    });
    expect(await refusalOf(owner.openRound(again.id))).toContain(
      "34 of the people were invited to 'Autumn'",
    );
    await owner.deleteRound(again.id);
    expect(
      await refusalOf(
        owner.prepareRound({
          title: 'Eleven',
          items: Array.from({ length: 11 }, (_, index) => `item-${index}@1`),
          opensAt: inDays(0),
          closesAt: inDays(14),
        }),
      ),
    ).toContain('items');
    expect(
      await refusalOf(
        owner.prepareRound({
          title: 'Small',
          minInvited: 5,
          opensAt: inDays(0),
          closesAt: inDays(14),
        }),
      ),
    ).toContain('cannot be below 8');
  });

  it('lets members neither manage nor import', async () => {
    const round = await openRound();
    const member = portal.as(personRef('web', 0));
    for (const attempt of [
      () => member.closeRound(round.id),
      () => member.changeRound(round.id, { minAnswers: 9 }),
      () =>
        member.prepareRound({
          title: 'Mine',
          opensAt: inDays(0),
          closesAt: inDays(1),
        }),
      () => member.importBenchmarks({ source: 'Me', year: 2026, items: [] }),
    ]) {
      expect(await refusalOf(attempt())).toContain('You need the permission');
    }
    const { status } = await fetch(`${portal.baseUrl}/rounds`, {
      headers: { authorization: 'Bearer none' },
    });
    expect(status).toBe(401);
  });

  it('shows the tables that a submission reaches as the database has them', async () => {
    const tables = await owner.getStoredTables();
    expect(
      tables.map(({ table, columns }) => [
        table,
        columns.map(({ name }) => name),
      ]),
    ).toEqual([
      ['spool', ['id', 'round_id', 'sealed']],
      ['tallies', ['round_id', 'sealed_key', 'sealed']],
      ['nullifiers', ['round_id', 'nullifier']],
    ]);
  });
});

/** All rows of all tables: what somebody has who has the database. */
async function dump(
  knex: Knex,
): Promise<Record<string, Array<Record<string, unknown>>>> {
  const tables = [
    'rounds',
    'issuing_keys',
    'invitations',
    'seen',
    'settings',
    'spool',
    'tallies',
    'actions',
    'reminders',
  ];
  const entries = await Promise.all(
    tables.map(async table => [table, await knex(table)] as const),
  );
  const isPg = String(knex.client.config.client).includes('pg');
  const used = isPg
    ? knex('nullifiers').withSchema('devex_surveys_receipts')
    : knex('nullifiers');
  return { ...Object.fromEntries(entries), nullifiers: await used };
}

import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  DevexSurveysClient,
  encodeSubmission,
  fromBase64Url,
  prepareToken,
  SUBMISSION_BYTES,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { dumpDatabase } from './__testUtils__/attackSuite/dump';
import { entitiesOf, personRef } from './__testUtils__/organisation';
import { OWNER, Portal, refusalOf, startPortal } from './__testUtils__/portal';
import { openRound, PLAN } from './__testUtils__/round';

jest.setTimeout(120_000);

const ANSWERS = [
  { item: 'ci-feedback@1', code: 4 },
  { item: 'deep-work@1', code: 2 },
];

const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

describe.each(databases.eachSupportedId())('submissions, %p', id => {
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

  function post(body: string, headers: Record<string, string> = {}) {
    return fetch(`${portal.baseUrl}/submissions`, {
      method: 'POST',
      body,
      headers,
    });
  }

  it('keeps nothing of the answers after the close but the results', async () => {
    const round = await openRound(owner);
    const token = await portal.visit(personRef('web', 0));
    await portal.send({ token, answers: ANSWERS, comment: 'Only I say this' });
    const open = await dumpDatabase(knex);
    expect(open.spool).toHaveLength(1);
    expect(JSON.stringify(open)).not.toContain('Only I say this');
    expect(JSON.stringify(open)).not.toContain(token.message);

    await owner.closeRound(round.id);
    const closed = await dumpDatabase(knex);
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
    const round = await openRound(owner);
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
    const round = await openRound(owner);
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
    await openRound(owner);
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
    expect((await dumpDatabase(knex)).nullifiers).toEqual([]);
    expect((await post(good)).status).toBe(202);
  });

  it('is described, and no validation touches it', async () => {
    const { paths } = await (
      await fetch(`${portal.baseUrl}/openapi.json`, {
        headers: { authorization: mockCredentials.user.header() },
      })
    ).json();
    const { post: described } = paths['/api/devex-surveys/submissions'];
    expect(described.security).toEqual([]);
    expect(
      Object.keys(
        described.requestBody.content['application/json'].schema.properties,
      ),
    ).toEqual(['token', 'answers', 'comment', 'padding']);
    // A validation would say where and what; this says neither.
    const secret = 'what somebody wrote by mistake';
    const answer = await post(
      JSON.stringify({ comment: secret, x: secret }).padEnd(SUBMISSION_BYTES),
    );
    const { error } = await answer.json();
    expect([answer.status, error.message]).toEqual([
      400,
      expect.stringContaining('nothing was stored'),
    ]);
    expect(JSON.stringify(error)).not.toContain(secret);
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

import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DevexSurveysClient,
  nullifierOf,
  SurveyComment,
} from '@milepost/plugin-devex-surveys-common';
import { entitiesOf, peopleOf, personRef } from './__testUtils__/organisation';
import { OWNER, Portal, refusalOf, startPortal } from './__testUtils__/portal';
import { inDays, PLAN } from './__testUtils__/round';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

describe.each(databases.eachSupportedId())('the life of a round, %p', id => {
  let portal: Portal;
  let owner: DevexSurveysClient;

  beforeEach(async () => {
    const knex = await databases.init(id);
    portal = await startPortal({ knex, entities: () => entitiesOf(PLAN) });
    owner = portal.as(OWNER);
  });

  afterEach(async () => {
    await portal.stop();
  });

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
      ['app + labs', 12, ['app', 'labs']],
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
});

import { TestDatabases } from '@backstage/backend-test-utils';
import { DevexSurveysClient } from '@milepost/plugin-devex-surveys-common';
import { entitiesOf, personRef } from './__testUtils__/organisation';
import { OWNER, Portal, refusalOf, startPortal } from './__testUtils__/portal';
import { inDays, openRound, PLAN } from './__testUtils__/round';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_15', 'SQLITE_3'],
});

describe.each(databases.eachSupportedId())(
  'what owners and members may do, %p',
  id => {
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

    it('lets settings of an open round only become stricter', async () => {
      const round = await openRound(owner);
      const change = (request: Parameters<typeof owner.changeRound>[1]) =>
        owner.changeRound(round.id, request);

      await expect(change({ minAnswers: 7 })).resolves.toMatchObject({
        minAnswers: 7,
      });
      expect(await refusalOf(change({ minAnswers: 6 }))).toContain(
        'only be raised',
      );
      expect(await refusalOf(change({ minAnswers: 4 }))).toContain(
        'minAnswers must be >= 5',
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
      await openRound(owner);
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
      ).toContain('minInvited must be >= 8');
    });

    it('lets members neither manage nor import', async () => {
      const round = await openRound(owner);
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
        () =>
          member.importBenchmarks({
            source: 'Me',
            year: 2026,
            items: [{ item: 'ci-feedback@1', p50: 1, p75: 2, p90: 3 }],
          }),
      ]) {
        expect(await refusalOf(attempt())).toContain('You need the permission');
      }
      const { status } = await fetch(`${portal.baseUrl}/rounds`, {
        headers: { authorization: 'Bearer none' },
      });
      expect(status).toBe(401);
    });
  },
);

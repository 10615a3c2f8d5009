import { TestDatabases } from '@backstage/backend-test-utils';
import { OrganisationPlan, peopleOf } from '../__testUtils__/organisation';
import { inDays } from '../__testUtils__/round';
import { startSurveys } from '../__testUtils__/surveys';

jest.setTimeout(60_000);

const COHORTS = 3;
// Twenty-four are three times eight; eleven are not, and go to their neighbours.
const PLAN: OrganisationPlan = {
  shop: { web: 40, app: 24, labs: 11 },
  ops: { net: 31 },
};

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('rotation of samples', () => {
  it('asks everybody once in three rounds, and no group of fewer than eight', async () => {
    const knex = await databases.init('SQLITE_3');
    const { rounds, store } = await startSurveys({ knex, plan: PLAN });
    const asked: string[] = [];
    for (let index = 0; index < COHORTS; index++) {
      const prepared = await rounds.prepare({
        title: `Third ${index + 1}`,
        opensAt: inDays(0),
        closesAt: inDays(14),
        rotation: { cohorts: COHORTS, index },
      });
      // Within thirty days of the last one, as nobody is asked again.
      const round = await rounds.open(prepared.id);
      expect(round.invited).toBe(prepared.invited);
      const buckets = round.lattice.filter(({ kind }) => kind === 'bucket');
      expect(buckets.map(({ title }) => title)).toEqual([
        'web',
        'app + labs',
        'net',
      ]);
      for (const { invited } of buckets) {
        expect(invited).toBeGreaterThanOrEqual(8);
      }
      const invited = [...(await store.roster(round.id)).keys()];
      expect(invited).toHaveLength(round.invited);
      asked.push(...invited);
    }
    expect(asked.sort()).toEqual(peopleOf(PLAN).sort());

    const again = await rounds.prepare({
      title: 'The first third again',
      opensAt: inDays(0),
      closesAt: inDays(14),
      rotation: { cohorts: COHORTS, index: 0 },
    });
    await expect(rounds.open(again.id)).rejects.toThrow(
      "of the people were invited to 'Third 1'",
    );
  });
});

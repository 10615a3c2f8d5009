import { TestDatabases } from '@backstage/backend-test-utils';
import { ReadFixture } from '../__testUtils__/ReadFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'data quality over REST on %p',
  id => {
    let fixture: ReadFixture;

    beforeAll(async () => {
      const knex = await databases.init(id);
      fixture = new ReadFixture(knex);
      await fixture.write();
    });

    it('says what is missing', async () => {
      const { body } = await fixture.get('/data-quality', {});
      expect(body).toMatchObject({
        sources: [
          { source: 'test', deployments: 10, changes: 15, incidents: 2 },
        ],
        unmapped: [
          { source: 'github', service: 'warehouse', repository: null },
        ],
        rebuilding: true,
      });
      const description = await fixture.get('/openapi.json', {});
      expect(Object.keys(description.body.paths)).toHaveLength(8);
    });
  },
);

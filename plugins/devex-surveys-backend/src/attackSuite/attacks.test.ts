import { TestDatabases } from '@backstage/backend-test-utils';
import { TWO_HUNDRED } from '../__testUtils__/organisation';
import { attacks } from './attacks';
import { collectEvidence, Evidence } from './collectEvidence';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

it('knows all twenty-five attacks', () => {
  expect(attacks.map(({ number }) => number)).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  );
});

describe.each(databases.eachSupportedId())(
  'an organisation of two hundred, %p',
  id => {
    let evidence: Evidence;

    beforeAll(async () => {
      evidence = await collectEvidence({
        createDatabase: () => databases.init(id),
        plan: TWO_HUNDRED,
      });
    });

    it.each(attacks.map(attack => [attack.number, attack.name, attack]))(
      'withstands attack %d: %s',
      async (_number, _name, { measure, bound }) => {
        expect(await measure(evidence)).toBeLessThanOrEqual(bound);
      },
    );
  },
);

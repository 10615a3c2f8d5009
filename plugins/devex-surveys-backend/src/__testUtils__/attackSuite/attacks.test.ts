import { readFile, writeFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { TWO_HUNDRED } from '../organisation';
import { attacks } from './attacks';
import { collectEvidence, Evidence } from './collectEvidence';
import { renderReport } from './report';
import { WEAKNESSES } from './weaknesses';

jest.setTimeout(300_000);

const REPORT = resolvePackagePath(
  '@milepost/plugin-devex-surveys-backend',
  '../../docs/devex-surveys/attack-report.md',
);

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
    const measured = new Map<number, number>();

    beforeAll(async () => {
      evidence = await collectEvidence({
        createDatabase: () => databases.init(id),
        plan: TWO_HUNDRED,
      });
    });

    it.each(attacks.map(attack => [attack.number, attack.name, attack]))(
      'withstands attack %d: %s',
      async (number, _name, { measure, bound }) => {
        const advantage = await measure(evidence);
        measured.set(number, advantage);
        expect(advantage).toBeLessThanOrEqual(bound);
      },
    );

    it('is what the documentation reports', async () => {
      const report = renderReport(
        attacks.map(attack => ({
          attack,
          measured: measured.get(attack.number) ?? NaN,
          caught: Object.entries(WEAKNESSES)
            .filter(([, number]) => number === attack.number)
            .map(([without]) => without),
        })),
      );
      if (process.env.WRITE_ATTACK_REPORT) {
        await writeFile(REPORT, report);
      }
      expect(comparable(await readFile(REPORT, 'utf8'))).toEqual(
        comparable(report),
      );
    });
  },
);

/** The words of a report, however its table is laid out; chance moves some figures. */
function comparable(report: string): string[] {
  return report
    .split(/[\s|]+/)
    .filter(word => !/^-*$/.test(word) && !/^[\d.]+$/.test(word));
}

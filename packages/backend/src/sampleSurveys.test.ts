import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import devexSurveys from '@milepost/plugin-devex-surveys-backend';
import { Round, RoundResults } from '@milepost/plugin-devex-surveys-common';
import { sampleOrgPlugin } from '@milepost/plugin-sample-org-backend';
import request from 'supertest';

jest.setTimeout(60_000);

describe('the sample organisation', () => {
  it('puts six past surveys in, whose answers tell a story, and takes them out', async () => {
    const directory = createMockDirectory();
    const start = (enabled: boolean) =>
      startTestBackend({
        features: [
          catalogServiceMock.factory(),
          devexSurveys,
          sampleOrgPlugin,
          mockServices.permissions.factory(),
          mockServices.rootConfig.factory({
            data: {
              backend: {
                database: {
                  client: 'better-sqlite3',
                  connection: { directory: directory.path },
                },
              },
              sampleOrg: { enabled },
            },
          }),
        ],
      });
    const get = async (server: Parameters<typeof request>[0], path: string) =>
      (
        await request(server)
          .get(`/api/devex-surveys${path}`)
          .set('authorization', mockCredentials.user.header())
          .expect(200)
      ).body;

    // Started twice, there are still six.
    await (await start(true)).stop();
    const enabled = await start(true);
    const rounds: Round[] = await get(enabled.server, '/rounds');
    expect(rounds.map(({ title }) => title)).toEqual([
      'Q3 2026',
      'Q2 2026',
      'Q1 2026',
      'Q4 2025',
      'Q3 2025',
      'Q2 2025',
    ]);
    expect(rounds[0].actions.map(({ status }) => status)).toEqual([
      'planned',
      'planned',
    ]);
    const results: RoundResults[] = [];
    for (const { id } of rounds) {
      results.push(await get(enabled.server, `/rounds/${id}/results`));
    }
    const shares = results.map(({ groups: [organisation] }) => {
      const cell = organisation.items['ci-feedback@1'];
      return cell.status === 'shown' ? cell.favourable.percent : undefined;
    });
    // Slower and slower, until it was mended.
    expect(shares).toEqual([72, 56, 38, 47, 48, 60]);
    expect(results[0]).toMatchObject({
      importedFrom: 'Sample organisation',
      previousRounds: 5,
      comments: { status: 'shown' },
    });
    // A lock is to be seen, and its neighbour's, whose answers it would give away.
    expect(
      results[0].groups.map(({ nodeId, items, dimensions }) => [
        nodeId.replace('bucket:group:default/', ''),
        items['code-clarity@1'].status,
        dimensions['cognitive-load'].status,
        dimensions['flow-state'].status,
      ]),
    ).toEqual([
      ['organisation', 'shown', 'shown', 'shown'],
      ['shopping', 'shown', 'shown', 'shown'],
      ['fulfilment', 'shown', 'shown', 'shown'],
      ['customers-and-money', 'protected', 'protected', 'shown'],
      ['technology', 'protected', 'protected', 'shown'],
    ]);
    await enabled.stop();

    const disabled = await start(false);
    expect(await get(disabled.server, '/rounds')).toEqual([]);
  });
});

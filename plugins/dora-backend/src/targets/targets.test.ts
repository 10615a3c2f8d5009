import { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DoraClient } from '@milepost/plugin-dora-common';
import doraPlugin from '..';

jest.setTimeout(60_000);

const TEAM = 'group:default/team';
const OTHER = 'group:default/other';
const SYSTEM = 'system:default/checkout';
const METRIC = 'deployment-frequency';

/** What the backend says is wrong. */
const reasonOf = (error: ResponseError) => error.cause.message;

const entity = (kind: string, name: string, owner?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

describe('targets over REST', () => {
  let backend: TestBackend;
  let isOperator = false;
  let isDenied = false;
  const auditor = mockServices.auditor.mock();
  const outcome = { success: jest.fn(), fail: jest.fn() };

  beforeAll(async () => {
    auditor.createEvent.mockResolvedValue(outcome);
    backend = await startTestBackend({
      features: [
        doraPlugin,
        auditor.factory,
        catalogServiceMock.factory({
          entities: [
            entity('Group', 'team'),
            entity('Group', 'other'),
            entity('System', 'checkout', TEAM),
          ],
        }),
        mockServices.userInfo.mock({
          getUserInfo: async ({ principal }) => ({
            userEntityRef: (principal as BackstageUserPrincipal).userEntityRef,
            ownershipEntityRefs: [TEAM],
          }),
        }).factory,
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission: { name } }) => ({
              result:
                (name === 'dora.target.manage' && !isOperator) ||
                (name === 'dora.target.set' && isDenied)
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            })),
          authorizeConditional: async requests =>
            requests.map(() => ({ result: AuthorizeResult.ALLOW })),
        }).factory,
      ],
    });
  });
  afterAll(() => backend.stop());
  beforeEach(() => {
    isOperator = false;
    isDenied = false;
    jest.clearAllMocks();
    auditor.createEvent.mockResolvedValue(outcome);
  });

  function clientOf(authorization = mockCredentials.user.header()) {
    const { port } = backend.server.address() as { port: number };
    return new DoraClient({
      baseUrl: `http://localhost:${port}/api/dora`,
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: { ...init?.headers, authorization },
        }),
    });
  }

  it('are set, read and removed by those who own the scope', async () => {
    const client = clientOf();
    const first = await client.setTarget({
      scope: 'group:team',
      metric: METRIC,
      value: 2,
    });
    expect(first).toEqual({
      scope: TEAM,
      metric: METRIC,
      value: 2,
      setBy: 'user:default/mock',
      setAt: expect.stringMatching(/Z$/),
    });
    const strange = await client
      .setTarget({ ...first } as never)
      .catch(reasonOf);
    expect(strange).toContain('must NOT have additional properties');
    const target = await client.setTarget({
      scope: TEAM,
      metric: METRIC,
      value: 0.5,
    });
    expect(await client.getTargets(TEAM)).toEqual({
      scope: TEAM,
      editable: true,
      items: [target],
    });
    expect(
      (await clientOf(mockCredentials.service.header()).getTargets(TEAM))
        .editable,
    ).toBe(false);
    const report = await client.getMetrics({ scope: TEAM });
    expect(report.metrics[0].target).toEqual({
      value: 0.5,
      setBy: 'user:default/mock',
      setAt: target.setAt,
      met: null,
      gap: null,
    });
    expect(report.metrics[1].target).toBeUndefined();

    await client.removeTarget(TEAM, METRIC);
    await client.removeTarget(TEAM, METRIC);
    expect((await client.getTargets(TEAM)).items).toEqual([]);
    expect(auditor.createEvent.mock.calls.map(([{ meta }]) => meta)).toEqual([
      { queryType: 'set', scope: TEAM, metric: METRIC, value: 2 },
      { queryType: 'set', scope: TEAM, metric: METRIC, value: 0.5 },
      { queryType: 'remove', scope: TEAM, metric: METRIC },
      { queryType: 'remove', scope: TEAM, metric: METRIC },
    ]);
    expect(outcome.success).toHaveBeenCalledTimes(4);
  });

  it("are nobody else's to set, but the operators'", async () => {
    const client = clientOf();
    const trySet = (scope: string) =>
      client.setTarget({ scope, metric: METRIC, value: 1 }).then(
        () => 'set',
        error => error.statusCode,
      );
    expect(await trySet(SYSTEM)).toBe('set');
    expect(await trySet(OTHER)).toBe(403);
    expect(await trySet('organisation')).toBe(403);
    expect(await trySet('group:default/none')).toBe(404);
    expect(outcome.fail).toHaveBeenCalledTimes(3);
    expect((await client.getTargets(OTHER)).editable).toBe(false);
    expect(await client.removeTarget(OTHER, METRIC).catch(reasonOf)).toContain(
      "Targets of 'group:default/other' are set by those who own it",
    );
    isDenied = true;
    expect(await trySet(TEAM)).toBe(403);

    isOperator = true;
    expect(await trySet(OTHER)).toBe('set');
    expect(await trySet('organisation')).toBe('set');
    expect(await trySet('group:default/none')).toBe(404);
    // What has left the catalog has no owners that could.
    await client.removeTarget('group:default/none', METRIC);
    expect(
      await clientOf(mockCredentials.service.header())
        .setTarget({ scope: TEAM, metric: METRIC, value: 1 })
        .catch(error => error.statusCode),
    ).toBe(403);
  });

  it.each([
    [{ metric: 'change-fail-rate', value: 15 }, /ratio from 0 to 1.*not 15/],
    [{ metric: 'change-lead-time', value: 0 }, /more than 0 .*not 0/],
    [{ metric: 'speed', value: 1 }, /metric must be equal to one of/],
    [{ metric: METRIC, value: '2' }, /value must be number/],
    [{ metric: METRIC }, /required property 'value'/],
    [{ scope: 'user:default/ada', metric: METRIC, value: 1 }, /is no scope/],
  ])('say what is wrong with %j', async (target, message) => {
    const client = clientOf();
    expect(
      await client
        .setTarget({ scope: TEAM, ...target } as never)
        .catch(reasonOf),
    ).toMatch(message);
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });
});

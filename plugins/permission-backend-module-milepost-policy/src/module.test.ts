import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import milepostPolicy from '.';

const GROUPS: Record<string, string> = {
  'user:default/noor': 'group:default/checkout',
  'user:default/op': 'group:default/operators',
};

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const { userEntityRef } = await mockServices
        .userInfo()
        .getUserInfo(credentials);
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, GROUPS[userEntityRef]],
      };
    },
  }),
});

describe('permissionModuleMilepostPolicy', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  beforeAll(async () => {
    ({ server } = await startTestBackend({
      features: [
        permissionPlugin,
        milepostPolicy,
        userInfo,
        mockServices.rootConfig.factory({
          data: {
            permission: {
              enabled: true,
              milepost: { operators: ['group:default/operators'] },
            },
          },
        }),
      ],
    }));
  });

  function authorize(authorization: string, ...permissions: Permission[]) {
    return request(server)
      .post('/api/permission/authorize')
      .set('authorization', authorization)
      .send({
        items: permissions.map(permission => ({
          id: permission.name,
          permission,
        })),
      });
  }

  // Asked by a plugin on behalf of a user, as by the catalog. Only a plugin may
  // ask about all resources at once.
  function authorizeFor(userEntityRef: string, ...permissions: Permission[]) {
    const token = mockCredentials.user.token(userEntityRef, {
      actor: { subject: 'plugin:catalog' },
    });
    return authorize(`Bearer ${token}`, ...permissions).expect(200);
  }

  const permissions = [
    catalogEntityReadPermission,
    catalogEntityDeletePermission,
    createPermission({ name: 'devtools.info', attributes: {} }),
    createPermission({ name: 'x.unknown', attributes: {} }),
  ];

  it('answers users and operators over HTTP', async () => {
    const toUser = await authorizeFor('user:default/noor', ...permissions);
    const toOperator = await authorizeFor('user:default/op', ...permissions);

    expect(toUser.body.items).toEqual([
      { id: 'catalog.entity.read', result: 'ALLOW' },
      {
        id: 'catalog.entity.delete',
        result: 'CONDITIONAL',
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: {
          rule: 'IS_ENTITY_OWNER',
          resourceType: 'catalog-entity',
          params: { claims: ['user:default/noor', 'group:default/checkout'] },
        },
      },
      { id: 'devtools.info', result: 'DENY' },
      { id: 'x.unknown', result: 'DENY' },
    ]);
    expect(toOperator.body.items).toEqual([
      { id: 'catalog.entity.read', result: 'ALLOW' },
      { id: 'catalog.entity.delete', result: 'ALLOW' },
      { id: 'devtools.info', result: 'ALLOW' },
      { id: 'x.unknown', result: 'DENY' },
    ]);
  });

  it('lets nobody ask who has not signed in', async () => {
    const { status } = await authorize(
      mockCredentials.none.header(),
      ...permissions,
    );

    expect(status).toBe(401);
  });
});

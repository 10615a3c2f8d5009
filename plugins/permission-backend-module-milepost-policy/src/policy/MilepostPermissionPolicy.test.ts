import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { MilepostPermissionPolicy } from './MilepostPermissionPolicy';

const info = {
  userEntityRef: 'user:default/mock',
  ownershipEntityRefs: ['user:default/mock', 'group:default/platform'],
};
const user = { credentials: mockCredentials.user(), info };

const unknown = (name: string) => createPermission({ name, attributes: {} });

function setup(operators: string[] = []) {
  const logger = mockServices.logger.mock();
  const userInfo = mockServices.userInfo(info);
  return {
    logger,
    policy: new MilepostPermissionPolicy({ operators, userInfo, logger }),
  };
}

describe('MilepostPermissionPolicy', () => {
  it('makes operators of the members of a group', async () => {
    const permission = unknown('devtools.info');

    await expect(setup().policy.handle({ permission }, user)).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
    await expect(
      setup(['group:default/platform']).policy.handle({ permission }, user),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('says once how to allow a permission that it does not know', async () => {
    const { logger, policy } = setup();

    for (const name of ['x.read', 'x.read', 'x.write', 'catalog.entity.read']) {
      await policy.handle({ permission: unknown(name) }, user);
    }

    expect(logger.info.mock.calls).toEqual([
      [expect.stringContaining('accessRules.ts'), { permission: 'x.read' }],
      [expect.stringContaining('accessRules.ts'), { permission: 'x.write' }],
    ]);
  });

  it('is not made to fill the log', async () => {
    const { logger, policy } = setup();

    await policy.handle({ permission: unknown('x.read') });
    expect(logger.info).not.toHaveBeenCalled();

    for (let index = 0; index < 200; index++) {
      await policy.handle({ permission: unknown(`made-up.${index}`) }, user);
    }
    expect(logger.info).toHaveBeenCalledTimes(100);
  });
});

import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { installedPermissions } from '../__testUtils__/installedPermissions';
import { ruledPermissions } from './accessRules';
import { decide, PolicyUser } from './decide';

const anonymous = undefined;
const user: PolicyUser = {
  userEntityRef: 'user:default/noor',
  ownershipEntityRefs: ['user:default/noor', 'group:default/checkout'],
  isOperator: false,
};
const operator: PolicyUser = {
  userEntityRef: 'user:default/op',
  ownershipEntityRefs: ['user:default/op', 'group:default/operators'],
  isOperator: true,
};

const { ALLOW, CONDITIONAL, DENY } = AuthorizeResult;

/** What a user who is not an operator is answered. */
const ANSWERS_TO_USERS: Record<string, AuthorizeResult> = {
  'catalog.entity.create': ALLOW,
  'catalog.entity.delete': CONDITIONAL,
  'catalog.entity.read': ALLOW,
  'catalog.entity.refresh': ALLOW,
  'catalog.entity.validate': ALLOW,
  'catalog.ingestion.manage': DENY,
  'catalog.ingestion.read': DENY,
  'catalog.location.analyze': ALLOW,
  'catalog.location.create': ALLOW,
  'catalog.location.delete': DENY,
  'catalog.location.read': ALLOW,
  'devex-surveys.history.import': DENY,
  'devex-surveys.round.answer': ALLOW,
  'devex-surveys.round.manage': DENY,
  'devex-surveys.round.read': ALLOW,
  'devtools.administer': DENY,
  'devtools.config': DENY,
  'devtools.external-dependencies': DENY,
  'devtools.info': DENY,
  'devtools.scheduler.read': DENY,
  'devtools.scheduler.trigger': DENY,
  'dora.correction.create': ALLOW,
  'dora.data-quality.read': ALLOW,
  'dora.ingestion.manage': DENY,
  'dora.metrics.read': ALLOW,
  'dora.target.manage': DENY,
  'dora.target.set': ALLOW,
  'scaffolder.action.execute': ALLOW,
  'scaffolder.task.cancel': CONDITIONAL,
  'scaffolder.task.create': ALLOW,
  'scaffolder.task.read': CONDITIONAL,
  'scaffolder.template.dry-run': ALLOW,
  'scaffolder.template.management': DENY,
  'scaffolder.template.parameter.read': ALLOW,
  'scaffolder.template.step.read': ALLOW,
};

describe('decide', () => {
  const permissions = new Map(
    installedPermissions().map(found => [found.name, found]),
  );
  const permission = (name: string) => {
    const found = permissions.get(name);
    if (!found) {
      throw new Error(`No installed plugin has the permission '${name}'`);
    }
    return found;
  };

  it('has a rule for every permission that is installed, and for no other', () => {
    expect([...ruledPermissions].sort()).toEqual(
      [...permissions.keys()].sort(),
    );
    expect(Object.keys(ANSWERS_TO_USERS)).toEqual(
      [...permissions.keys()].sort(),
    );
  });

  it.each(Object.entries(ANSWERS_TO_USERS))(
    'answers %s from nobody, a user and an operator',
    (name, answerToUser) => {
      expect(decide(permission(name), anonymous).result).toBe(DENY);
      expect(decide(permission(name), user).result).toBe(answerToUser);
      expect(decide(permission(name), operator).result).toBe(ALLOW);
    },
  );

  it('lets users delete what they or their groups own', () => {
    const decision = decide(permission('catalog.entity.delete'), user);
    const isAuthorized = createConditionAuthorizer<Entity>({
      getRuleByName: () => permissionRules.isEntityOwner,
    });
    const ownedBy = (targetRef: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders' },
      relations: [{ type: RELATION_OWNED_BY, targetRef }],
    });

    expect(isAuthorized(decision, ownedBy('user:default/noor'))).toBe(true);
    expect(isAuthorized(decision, ownedBy('group:default/checkout'))).toBe(
      true,
    );
    expect(isAuthorized(decision, ownedBy('group:default/delivery'))).toBe(
      false,
    );
  });

  it.each(['scaffolder.task.read', 'scaffolder.task.cancel'])(
    'limits %s to tasks that the user started',
    name => {
      expect(decide(permission(name), user)).toEqual({
        result: CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: 'scaffolder-task',
        conditions: {
          rule: 'IS_TASK_OWNER',
          resourceType: 'scaffolder-task',
          params: { createdBy: ['user:default/noor'] },
        },
      });
    },
  );

  it.each(['catalog.entity.delete', 'scaffolder.task.read'])(
    'denies %s without the resource it is about',
    name => {
      expect(
        decide(createPermission({ name, attributes: {} }), user).result,
      ).toBe(DENY);
      expect(
        decide(
          createPermission({ name, attributes: {}, resourceType: 'other' }),
          user,
        ).result,
      ).toBe(DENY);
    },
  );

  it.each(['nobody.knows', 'constructor', '__proto__', ''])(
    'denies the unknown permission %p to all',
    name => {
      const unknown = createPermission({ name, attributes: {} });

      expect(
        [anonymous, user, operator].map(asker => decide(unknown, asker).result),
      ).toEqual([DENY, DENY, DENY]);
    },
  );
});

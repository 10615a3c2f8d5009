import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_SCAFFOLDER_TASK } from '@backstage/plugin-scaffolder-common/alpha';
import { accessTo } from './accessRules';

/** What the policy has to know about who asks. */
export interface PolicyUser {
  userEntityRef: string;
  /** The user and the groups through which it owns things. */
  ownershipEntityRefs: string[];
  isOperator: boolean;
}

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Decides whether a user may use a permission; without a user, nobody has
 * signed in.
 */
export function decide(
  permission: Permission,
  user: PolicyUser | undefined,
): PolicyDecision {
  const access = accessTo(permission.name);
  if (!user || !access) {
    return DENY;
  }
  if (user.isOperator) {
    return ALLOW;
  }
  switch (access) {
    case 'signedIn':
      return ALLOW;
    case 'entityOwners':
      return whereEntityOwner(permission, user);
    case 'taskCreator':
      return whereTaskCreator(permission, user);
    default:
      return DENY;
  }
}

function whereEntityOwner(
  permission: Permission,
  user: PolicyUser,
): PolicyDecision {
  // A permission comes as it was sent: anyone can send this name without its
  // resource, and a condition on no resource would be an error.
  if (!isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
    return DENY;
  }
  return createCatalogConditionalDecision(
    permission,
    catalogConditions.isEntityOwner({ claims: user.ownershipEntityRefs }),
  );
}

function whereTaskCreator(
  permission: Permission,
  user: PolicyUser,
): PolicyDecision {
  if (!isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
    return DENY;
  }
  return createScaffolderTaskConditionalDecision(
    permission,
    scaffolderTaskConditions.isTaskOwner({ createdBy: [user.userEntityRef] }),
  );
}

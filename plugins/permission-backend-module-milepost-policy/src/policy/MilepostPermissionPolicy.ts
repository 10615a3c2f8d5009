import { LoggerService, UserInfoService } from '@backstage/backend-plugin-api';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { accessTo } from './accessRules';
import { decide, PolicyUser } from './decide';

// Names arrive from outside; whoever makes them up shall fill neither the log
// nor the memory.
const MAX_REPORTED_PERMISSIONS = 100;

/** What the policy works with. */
export interface MilepostPermissionPolicyOptions {
  /** The full references of the groups whose members are operators. */
  operators: readonly string[];
  userInfo: UserInfoService;
  logger: LoggerService;
}

/** Asks who the user is, and decides by the access rules. */
export class MilepostPermissionPolicy implements PermissionPolicy {
  readonly #operators: ReadonlySet<string>;
  readonly #userInfo: UserInfoService;
  readonly #logger: LoggerService;
  readonly #reported = new Set<string>();

  constructor(options: MilepostPermissionPolicyOptions) {
    this.#operators = new Set(options.operators);
    this.#userInfo = options.userInfo;
    this.#logger = options.logger;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return decide(permission, undefined);
    }
    this.#reportUnknown(permission.name);
    return decide(permission, await this.#toPolicyUser(user));
  }

  async #toPolicyUser({ credentials }: PolicyQueryUser): Promise<PolicyUser> {
    const info = await this.#userInfo.getUserInfo(credentials);
    return {
      userEntityRef: info.userEntityRef,
      ownershipEntityRefs: info.ownershipEntityRefs,
      isOperator: info.ownershipEntityRefs.some(ref =>
        this.#operators.has(ref),
      ),
    };
  }

  #reportUnknown(permissionName: string): void {
    if (
      accessTo(permissionName) ||
      this.#reported.has(permissionName) ||
      this.#reported.size >= MAX_REPORTED_PERMISSIONS
    ) {
      return;
    }
    this.#reported.add(permissionName);
    this.#logger.info(
      'Denied a permission that the policy does not name; to allow it, add a line to accessRules.ts of @milepost/plugin-permission-backend-module-milepost-policy',
      { permission: permissionName },
    );
  }
}

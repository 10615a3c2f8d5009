import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  doraMetricsReadPermission,
  doraTargetManagePermission,
  doraTargetSetPermission,
  MetricTarget,
  TargetsReport,
} from '@milepost/plugin-dora-common';
import { Request } from 'express';
import { readInput } from '../read/http/inputs';
import { ORGANISATION } from '../read/scope';
import { CatalogVisibility } from '../read/visibility/CatalogVisibility';
import { newTargetSchema, targetKeySchema, targetsQuerySchema } from './inputs';
import { TargetStore } from './TargetStore';

type User = BackstageCredentials<BackstageUserPrincipal>;

/** What targets are kept with. */
export interface TargetKeeperOptions {
  store: TargetStore;
  visibility: CatalogVisibility;
  catalog: CatalogService;
  userInfo: UserInfoService;
  auditor: AuditorService;
}

/** Shows targets to those who see the scope, and lets its owners set them. */
export class TargetKeeper {
  readonly #options: TargetKeeperOptions;

  constructor(options: TargetKeeperOptions) {
    this.#options = options;
  }

  /** The targets of a scope, and whether the reader may change them. */
  async list(
    input: unknown,
    credentials: BackstageCredentials,
    user?: User,
  ): Promise<TargetsReport> {
    const { store, visibility } = this.#options;
    const { scope } = readInput(targetsQuerySchema, input);
    await visibility.require(doraMetricsReadPermission, credentials);
    await visibility.restrictionOf({ ref: scope }, credentials);
    return {
      scope,
      editable: user !== undefined && (await this.#maySet(scope, user)),
      items: await store.list(scope),
    };
  }

  /** Sets a target. */
  async set(
    input: unknown,
    user: User,
    request?: Request,
  ): Promise<MetricTarget> {
    const target = readInput(newTargetSchema, input);
    return this.#audited({ ...target, queryType: 'set' }, request, async () => {
      await this.#requireEntity(target.scope, user);
      await this.#require(target.scope, user);
      return this.#options.store.set(
        target,
        user.principal.userEntityRef,
        Date.now(),
      );
    });
  }

  /**
   * Removes a target, if there is one. Operators may also do so of what has left the
   * catalog, which has no owners any more.
   */
  async remove(input: unknown, user: User, request?: Request): Promise<void> {
    const key = readInput(targetKeySchema, input);
    await this.#audited({ ...key, queryType: 'remove' }, request, async () => {
      await this.#require(key.scope, user);
      await this.#options.store.remove(key.scope, key.metric);
    });
  }

  async #require(scope: string, user: User): Promise<void> {
    if (!(await this.#maySet(scope, user))) {
      throw new NotAllowedError(
        `Targets of '${scope}' are set by those who own it, or by the operators of the portal; ask one of them`,
      );
    }
  }

  async #requireEntity(scope: string, user: User): Promise<void> {
    if (scope !== ORGANISATION && !(await this.#find(scope, user))) {
      throw new NotFoundError(
        `No entity '${scope}' in the catalog; give a full reference such as 'group:default/checkout'`,
      );
    }
  }

  #find(scope: string, user: User): Promise<Entity | undefined> {
    return this.#options.catalog.getEntityByRef(scope, { credentials: user });
  }

  async #maySet(scope: string, user: User): Promise<boolean> {
    const { userInfo, visibility } = this.#options;
    if (await visibility.allows(doraTargetManagePermission, user)) {
      return true;
    }
    if (
      scope === ORGANISATION ||
      !(await visibility.allows(doraTargetSetPermission, user))
    ) {
      return false;
    }
    const entity = await this.#find(scope, user);
    if (!entity) {
      return false;
    }
    const { ownershipEntityRefs } = await userInfo.getUserInfo(user);
    const owners = (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
    return [scope, ...owners].some(ref => ownershipEntityRefs.includes(ref));
  }

  async #audited<T>(
    meta: AuditorServiceCreateEventOptions['meta'],
    request: Request | undefined,
    act: () => Promise<T>,
  ): Promise<T> {
    const event = await this.#options.auditor.createEvent({
      eventId: 'target-change',
      severityLevel: 'medium',
      request,
      meta,
    });
    try {
      const result = await act();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }
}

import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import {
  isComponentRef,
  loadScope,
  ORGANISATION,
  ResolvedScope,
  ScopeQuery,
} from '../scope';

/** Leaves of a scope what somebody may see. */
export type Restrict = (scope: ResolvedScope) => ResolvedScope;

/** Entities in one request to the catalog. */
const REFS_AT_A_TIME = 500;

/** Who can't see an entity in the catalog can't see its metrics. */
export class CatalogVisibility {
  readonly #knex: Knex;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(options: {
    knex: Knex;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#knex = options.knex;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  /** Whether somebody has a permission. */
  async allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return result === AuthorizeResult.ALLOW;
  }

  /** Throws unless somebody has a permission. */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.allows(permission, credentials))) {
      throw new NotAllowedError(
        `You need the permission '${permission.name}'; ask the platform team for it`,
      );
    }
  }

  /** Says what somebody may see of a scope, or throws if it is none of it. */
  async restrictionOf(
    query: ScopeQuery,
    credentials: BackstageCredentials,
  ): Promise<Restrict> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.DENY) {
      throw new NotAllowedError('You may not see any entity of the catalog');
    }
    const scope = await loadScope(this.#knex, query);
    if (result === AuthorizeResult.ALLOW) {
      // What has left the catalog still has its history.
      if (scope.streams.size === 0) {
        await this.#requireEntity(query.ref, credentials);
      }
      return unchanged => unchanged;
    }
    await this.#requireEntity(query.ref, credentials);
    return isComponentRef(query.ref)
      ? unchanged => unchanged
      : leave(await this.#visibleOf(componentsOf(scope), credentials));
  }

  /** Which of some components somebody may see. */
  async visibleOf(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.CONDITIONAL) {
      return this.#visibleOf(refs, credentials);
    }
    return new Set(result === AuthorizeResult.ALLOW ? refs : []);
  }

  /**
   * Whether somebody may see all of some components. What belongs to none can be seen
   * only by those who may see everything: whose it will be, nobody knows.
   */
  async seesAll(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.CONDITIONAL) {
      return result === AuthorizeResult.ALLOW;
    }
    const visible = await this.#visibleOf(refs, credentials);
    return refs.length > 0 && refs.every(ref => visible.has(ref));
  }

  async #requireEntity(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (ref === ORGANISATION) {
      return;
    }
    if (!(await this.#catalog.getEntityByRef(ref, { credentials }))) {
      throw new NotFoundError(
        `No entity '${ref}' in the catalog; give a full reference such as 'component:default/shop', or '${ORGANISATION}'`,
      );
    }
  }

  async #visibleOf(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const visible = new Set<string>();
    for (let i = 0; i < refs.length; i += REFS_AT_A_TIME) {
      const part = refs.slice(i, i + REFS_AT_A_TIME);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: part, fields: ['kind'] },
        { credentials },
      );
      items.forEach((entity, at) => {
        if (entity) {
          visible.add(part[at]);
        }
      });
    }
    return visible;
  }
}

function componentsOf(scope: ResolvedScope): string[] {
  return [...new Set([...scope.streams.values()].map(s => s.componentRef))];
}

function leave(visible: ReadonlySet<string>): Restrict {
  return scope => {
    const streams = new Map(
      [...scope.streams].filter(([, { componentRef }]) =>
        visible.has(componentRef),
      ),
    );
    return {
      ...scope,
      streams,
      isFiltered: streams.size < scope.streams.size,
    };
  };
}

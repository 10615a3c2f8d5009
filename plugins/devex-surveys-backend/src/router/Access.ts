import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { Request } from 'express';

/** Checks permissions, and writes down what owners do. */
export class Access {
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;

  constructor(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#permissions = options.permissions;
    this.#auditor = options.auditor;
  }

  /** Fails unless the caller has the permission. */
  async require(req: Request, permission: BasicPermission): Promise<void> {
    const credentials = await this.#httpAuth.credentials(req);
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this; please ask who runs the portal`,
      );
    }
  }

  /** The entity ref of the user who asks. */
  async user(req: Request): Promise<string> {
    const { principal } = await this.#httpAuth.credentials(req, {
      allow: ['user'],
    });
    return principal.userEntityRef;
  }

  /** Audits work, whether it succeeds or fails. */
  async audited<T>(
    req: Request,
    eventId: string,
    meta: Record<string, string>,
    work: () => Promise<{ result: T; meta?: Record<string, number> }>,
  ): Promise<T> {
    const event = await this.#auditor.createEvent({
      eventId,
      request: req,
      severityLevel: 'medium',
      meta,
    });
    try {
      const done = await work();
      await event.success({ meta: done.meta });
      return done.result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}

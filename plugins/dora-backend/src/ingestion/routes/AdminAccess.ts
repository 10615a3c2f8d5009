import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  doraDataQualityReadPermission,
  doraIngestionManagePermission,
} from '@milepost/plugin-dora-common';
import { Request } from 'express';

/** Says who may operate the way in, and has what they change audited. */
export class AdminAccess {
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

  /** Throws unless whoever asks may see which sources report and what is unmapped. */
  async reads(req: Request): Promise<void> {
    await this.#allow(req, doraDataQualityReadPermission);
  }

  /**
   * Throws unless whoever asks may see bodies, and who may send them: that is more than
   * the quality of the data.
   */
  async inspects(req: Request): Promise<void> {
    await this.#allow(req, doraIngestionManagePermission);
  }

  /** Does what changes who may send or what it means, and writes down who did. */
  async manages<T>(
    req: Request,
    meta: Record<string, string>,
    act: (by: string) => Promise<T>,
  ): Promise<T> {
    const event = await this.#auditor.createEvent({
      eventId: 'ingestion',
      severityLevel: 'medium',
      request: req,
      meta,
    });
    try {
      const by = await this.#allow(req, doraIngestionManagePermission);
      const result = await act(by);
      await event.success();
      return result;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  async #allow(req: Request, permission: BasicPermission): Promise<string> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${permission.name} is needed; the operators of the portal have it`,
      );
    }
    return nameOf(credentials);
  }
}

function nameOf({ principal }: BackstageCredentials): string {
  const user = principal as Partial<BackstageUserPrincipal> & {
    subject?: string;
  };
  return user.userEntityRef ?? user.subject ?? 'unknown';
}

import { randomUUID } from 'node:crypto';
import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { doraCorrectionCreatePermission } from '@milepost/plugin-dora-common';
import { decisionSchema, SignalRecorder } from '@milepost/plugin-dora-node';
import { Request } from 'express';
import { Knex } from 'knex';
import { z } from 'zod/v4';
import { readInput } from '../http/inputs';
import { CatalogVisibility } from '../visibility/CatalogVisibility';
import { findComponents } from './findComponents';
import { Subject, subjectsOf } from './subjectsOf';

const inputSchema = z.object({
  reason: z.string().trim().min(1).max(2_000),
  decision: decisionSchema,
});

/** The source by whose name people's corrections are kept. */
const SOURCE = 'portal';

/** Takes in what people decide against the computation. */
export class CorrectionTaker {
  readonly #options: {
    knex: Knex;
    recorder: SignalRecorder;
    visibility: CatalogVisibility;
    auditor: AuditorService;
  };

  constructor(options: {
    knex: Knex;
    recorder: SignalRecorder;
    visibility: CatalogVisibility;
    auditor: AuditorService;
  }) {
    this.#options = options;
  }

  /** Takes a correction in, and answers its id. */
  async take(
    input: unknown,
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    request?: Request,
  ): Promise<{ id: string }> {
    const { visibility, auditor } = this.#options;
    const { decision, reason } = readInput(inputSchema, input);
    await visibility.require(doraCorrectionCreatePermission, credentials);
    const id = randomUUID();
    const event = await auditor.createEvent({
      eventId: 'metrics-correct',
      severityLevel: 'medium',
      request,
      meta: { id, decision },
    });
    try {
      for (const subject of subjectsOf(decision)) {
        await this.#requireSubject(subject, credentials);
      }
      await this.#options.recorder.recordSignals([
        {
          kind: 'correction',
          source: SOURCE,
          externalId: id,
          at: Date.now(),
          by: credentials.principal.userEntityRef,
          reason,
          decision,
        },
      ]);
      await event.success();
      return { id };
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  /**
   * A correction may come before what it corrects, but a person who sees nothing to
   * correct has mistyped. What one can't see, one can't correct, and is not told of.
   */
  async #requireSubject(
    subject: Subject,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { knex, visibility } = this.#options;
    const components = await findComponents(knex, subject);
    if (!components || !(await visibility.seesAll(components, credentials))) {
      throw new NotFoundError(
        `No ${subject.kind} with the id '${subject.externalId}' is known from the source '${subject.source}'`,
      );
    }
  }
}

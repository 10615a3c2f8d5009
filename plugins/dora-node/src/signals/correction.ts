import { z } from 'zod/v4';
import { instantSchema, nameSchema } from './fields';

const subjectSchema = z.object({ source: nameSchema, externalId: nameSchema });

/**
 * What a person decided. `null` gives the decision back to the computation. Of several
 * corrections of the same thing the latest holds; all are kept, which is the audit trail.
 *
 * @public
 */
export const decisionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('failure'),
    deployment: subjectSchema,
    failed: z.boolean().nullable(),
    recoveredAt: instantSchema.optional(),
  }),
  z.object({
    type: z.literal('incident-link'),
    incident: subjectSchema,
    deployment: subjectSchema,
    linked: z.boolean().nullable(),
  }),
  z.object({
    type: z.literal('incident-cause'),
    incident: subjectSchema,
    cause: z.enum(['change', 'other', 'unknown']).nullable(),
  }),
  z.object({
    type: z.literal('rework'),
    deployment: subjectSchema,
    rework: z.boolean().nullable(),
  }),
  z.object({
    type: z.literal('exclusion'),
    kind: z.enum(['deployment', 'change', 'incident']),
    subject: subjectSchema,
    excluded: z.boolean().nullable(),
  }),
]);

/**
 * A manual correction. It is a signal like any other, so it survives every
 * recomputation and may arrive before what it corrects. `externalId` is its own.
 *
 * @public
 */
export const correctionSignalSchema = z.object({
  kind: z.literal('correction'),
  source: nameSchema,
  externalId: nameSchema,
  at: instantSchema,
  /** The entity reference of who decided. */
  by: nameSchema,
  reason: z.string().max(2_000),
  decision: decisionSchema,
});

/** See {@link correctionSignalSchema}. @public */
export type CorrectionSignal = z.infer<typeof correctionSignalSchema>;
/** See {@link decisionSchema}. @public */
export type Decision = z.infer<typeof decisionSchema>;

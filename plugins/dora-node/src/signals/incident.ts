import { z } from 'zod/v4';
import {
  instantSchema,
  nameSchema,
  observationSchema,
  repositorySchema,
  shaSchema,
  targetSchema,
} from './fields';

const MAX_EVENTS = 1_000;
const MAX_REFERENCES = 100;

/** A step in an incident's life; `id` as in a deployment's status. @public */
export const incidentEventSchema = z.object({
  id: nameSchema.optional(),
  at: instantSchema,
  type: z.enum(['opened', 'acknowledged', 'resolved', 'reopened']),
});

/** Something that an incident names as its cause. @public */
export const incidentReferenceSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('deployment'),
    source: nameSchema.optional(),
    externalId: nameSchema,
  }),
  z.object({ type: z.literal('commit'), sha: shaSchema }),
  z.object({
    type: z.literal('change'),
    repository: repositorySchema.optional(),
    externalId: nameSchema,
  }),
  z.object({ type: z.literal('artifact'), artifact: nameSchema }),
]);

/**
 * A disturbance of a service. `cause` is what is known of it: only `change` and
 * `unknown` can make a deployment a failed one.
 *
 * @public
 */
export const incidentSignalSchema = observationSchema.extend({
  kind: z.literal('incident'),
  target: targetSchema.optional(),
  title: z.string().max(1_000).optional(),
  url: z.url().max(2_000).optional(),
  severity: nameSchema.optional(),
  /** When the disturbance began, which may be before anyone opened the incident. */
  startedAt: instantSchema.optional(),
  createdAt: instantSchema.optional(),
  events: z.array(incidentEventSchema).max(MAX_EVENTS).optional(),
  cause: z.enum(['change', 'other', 'unknown']).optional(),
  falseAlarm: z.boolean().optional(),
  /** External id of the incident that took this one in. */
  mergedInto: nameSchema.nullable().optional(),
  references: z.array(incidentReferenceSchema).max(MAX_REFERENCES).optional(),
});

/** See {@link incidentSignalSchema}. @public */
export type IncidentSignal = z.infer<typeof incidentSignalSchema>;
/** See {@link incidentEventSchema}. @public */
export type IncidentEvent = z.infer<typeof incidentEventSchema>;
/** See {@link incidentReferenceSchema}. @public */
export type IncidentReference = z.infer<typeof incidentReferenceSchema>;

import { isoInstantSchema } from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

const reference = z.object({ id: z.string(), summary: z.string().nullish() });

/** Any event of a V3 webhook. */
export const eventSchema = z.object({
  event: z.object({
    id: z.string().min(1),
    event_type: z.string(),
    resource_type: z.string(),
    occurred_at: isoInstantSchema,
    data: z.unknown(),
  }),
});

/** The incident in an event of the type `incident.…`. */
export const incidentSchema = z.object({
  id: z.string().min(1),
  html_url: z.url().optional(),
  created_at: isoInstantSchema.optional(),
  title: z.string().optional(),
  service: reference.nullish(),
  urgency: z.string().nullish(),
  priority: reference.nullish(),
  resolve_reason: z
    .object({ type: z.string(), incident: reference.nullish() })
    .nullish(),
});

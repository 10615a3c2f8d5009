import { isoInstantSchema } from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()).default({}),
  startsAt: isoInstantSchema,
  /** In the first year of our era while the alert fires. */
  endsAt: isoInstantSchema,
  generatorURL: z.string().optional(),
  fingerprint: z.string().min(1),
});

/** A notification of Alertmanager's webhook receiver, version 4. */
export const notificationSchema = z.object({
  version: z.literal('4'),
  externalURL: z.string().optional(),
  truncatedAlerts: z.number().int().optional(),
  alerts: z.array(alertSchema),
});

/** One alert of a notification. */
export type Alert = z.infer<typeof alertSchema>;

import { isoInstantSchema } from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

/** The versions of the specification whose events differ only in what we don't read. */
const SUPPORTED = /^0\.[3-6](\.|$)/;

const version = z
  .string()
  .regex(SUPPORTED, 'a version from 0.3 to 0.6')
  .optional();

const cdeventSchema = z
  .object({
    context: z.object({
      id: z.string().min(1),
      source: z.string().min(1),
      type: z.string().startsWith('dev.cdevents.'),
      timestamp: isoInstantSchema,
      // Renamed in 0.5.
      version,
      specversion: version,
    }),
    subject: z.object({
      id: z.string().min(1),
      source: z.string().optional(),
      content: z.record(z.string(), z.unknown()),
    }),
  })
  .refine(
    ({ context }) => context.version ?? context.specversion,
    'context.specversion is missing',
  );

const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  data: cdeventSchema,
});

/** One event of CDEvents. */
export type Cdevent = z.infer<typeof cdeventSchema>;

/**
 * What a request holds: an event as it is, which is CloudEvents' binary mode too, one in
 * an envelope of CloudEvents, or a batch of those.
 */
export const requestSchema: z.ZodType<Cdevent[]> = z
  .unknown()
  .transform((body, context) => {
    const items: unknown[] = Array.isArray(body) ? body : [body];
    return items.flatMap((item, index) => {
      const enveloped =
        typeof item === 'object' && item !== null && 'data' in item;
      const result = enveloped
        ? cloudEventSchema.safeParse(item)
        : cdeventSchema.safeParse(item);
      if (!result.success) {
        for (const { path, message } of result.error.issues) {
          const at = Array.isArray(body) ? [index, ...path] : path;
          context.addIssue({ code: 'custom', message, path: at });
        }
        return [];
      }
      return 'data' in result.data ? result.data.data : result.data;
    });
  });

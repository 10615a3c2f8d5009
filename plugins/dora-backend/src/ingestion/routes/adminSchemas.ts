import { entityRefSchema, nameSchema } from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z
  .string()
  .regex(/^\d{1,19}$/)
  .optional();
const source = z.string().max(100).optional();
const state = z
  .enum(['received', 'recorded', 'ignored', 'rejected'])
  .optional();

/** Which page of a list. */
export const pageQuery = z.object({ limit, cursor, source });

/** Which deliveries. */
export const deliveriesQuery = z.object({ limit, cursor, source, state });

/** Which deliveries to read again; by default all that were rejected. */
export const replayBody = z.object({
  ids: z
    .array(z.string().regex(/^\d{1,19}$/))
    .min(1)
    .max(1_000)
    .optional(),
  source,
  state: z
    .enum(['received', 'recorded', 'ignored', 'rejected'])
    .default('rejected'),
});

/** What a word of a source means. */
export const ruleBody = z
  .object({
    source: z.string().min(1).max(100),
    kind: z.enum(['service', 'environment']),
    value: nameSchema,
    /** A component or an environment; null: none of ours. */
    meaning: nameSchema.nullable(),
  })
  .refine(
    ({ kind, meaning }) =>
      kind !== 'service' ||
      meaning === null ||
      entityRefSchema.safeParse(meaning).success,
    {
      path: ['meaning'],
      message: "a service means a component, as 'component:default/shop'",
    },
  );

/** A token to make. */
export const tokenBody = z.object({
  name: z.string().min(1).max(200),
  source: z.string().min(1).max(100),
  components: z.array(entityRefSchema).min(1).max(200).nullable().default(null),
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform(text => Date.parse(text))
    .refine(moment => moment > Date.now(), 'is over already')
    .nullable()
    .default(null),
});

/** For how long the secret before stays good. */
export const rotateBody = z.object({
  graceSeconds: z
    .number()
    .int()
    .min(0)
    .max(30 * 86_400)
    .optional(),
});

import { z } from 'zod/v4';

/**
 * A moment: milliseconds since 1970 in UTC, by the clock of whoever observed it.
 *
 * @remarks
 * The upper bound is the last moment that a `Date` can hold, so that a faulty clock
 * is refused here and does not become an invalid date later.
 *
 * @public
 */
export const instantSchema = z.number().int().min(0).max(8.64e15);

/** The id of a git object, in lower case: SHA-1 or SHA-256. @public */
export const shaSchema = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full git id in lower case');

/** A short text that names something. @public */
export const nameSchema = z.string().min(1).max(500);

/**
 * A repository, as `host/path` in lower case without a scheme and `.git`
 * (`github.com/acme/shop`): all sources must name the same one alike.
 *
 * @public
 */
export const repositorySchema = z
  .string()
  .max(500)
  .regex(
    /^[^\s/A-Z]+\/[^\sA-Z]+[^\s/A-Z]$/,
    "a repository as 'host/path' in lower case",
  );

/** A full entity reference in lower case, `component:default/shop`. @public */
export const entityRefSchema = z
  .string()
  .max(400)
  .regex(
    /^[^\s:/A-Z]+:[^\s:/A-Z]+\/[^\s:/A-Z]+$/,
    "a full entity reference in lower case, as 'component:default/shop'",
  );

/**
 * Who did something. Names never reach a result: the login is for mapping to a person
 * of the catalog and for telling bots and self-reviews apart.
 *
 * @public
 */
export const actorSchema = z.object({
  login: nameSchema.optional(),
  email: nameSchema.optional(),
  bot: z.boolean().optional(),
});

/**
 * What every observation says about itself.
 *
 * @remarks
 * `source` and `externalId` name the subject; observations of one subject are merged
 * field by field. Of two values for one field the one with the later `at` holds, so
 * `at` must be the time by which the *source* orders its own statements (`updated_at`
 * of the resource, the time of the event), never the time of arrival. A field that is
 * absent is not stated; `null` states that there is none. Deleting is stated like any
 * other field: an observation later than it brings the subject back.
 *
 * @public
 */
export const observationSchema = z.object({
  source: nameSchema,
  externalId: nameSchema,
  at: instantSchema,
  deleted: z.boolean().optional(),
});

/**
 * What a deployment or an incident is about, in the words of the source. It is mapped
 * to streams apart from the observation, so that a mapping can be mended in retrospect.
 *
 * @public
 */
export const targetSchema = z.object({
  service: nameSchema.optional(),
  repository: repositorySchema.optional(),
  environment: nameSchema.optional(),
});

/** See {@link targetSchema}. @public */
export type Target = z.infer<typeof targetSchema>;

/** See {@link actorSchema}. @public */
export type Actor = z.infer<typeof actorSchema>;

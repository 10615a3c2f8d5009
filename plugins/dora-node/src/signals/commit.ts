import { z } from 'zod/v4';
import {
  actorSchema,
  instantSchema,
  nameSchema,
  observationSchema,
  repositorySchema,
  shaSchema,
} from './fields';

const MAX_PARENTS = 100;
const MAX_PATHS = 5_000;

/**
 * A commit. Its id fixes its content, so observations of one commit only ever add to
 * each other: a push event knows no parents, a mirror knows them. Absent `parents`
 * means unknown; an empty list means a root.
 *
 * @public
 */
export const commitSignalSchema = z.object({
  kind: z.literal('commit'),
  source: nameSchema,
  repository: repositorySchema,
  sha: shaSchema,
  parents: z.array(shaSchema).max(MAX_PARENTS).optional(),
  authoredAt: instantSchema.optional(),
  committedAt: instantSchema.optional(),
  author: actorSchema.optional(),
  title: z.string().max(1_000).optional(),
  /** The commits that the message says it was picked from, or an equal patch shows. */
  copyOf: z.array(shaSchema).max(MAX_PARENTS).optional(),
  /** The commits that the message says it reverts. */
  reverts: z.array(shaSchema).max(MAX_PARENTS).optional(),
  /** `git patch-id --stable`: commits of one repository with the same are copies. */
  patchId: shaSchema.optional(),
  /** The files that it touches, against its first parent; only needed in a monorepo. */
  paths: z.array(z.string().min(1).max(4_096)).max(MAX_PATHS).optional(),
});

/**
 * A branch or tag that came, moved or went. `externalId` is unique for the move, for
 * example the delivery, or the ref with its new value where a source sees states only.
 *
 * @public
 */
export const refSignalSchema = observationSchema.extend({
  kind: z.literal('ref'),
  repository: repositorySchema,
  ref: nameSchema,
  before: shaSchema.nullable().optional(),
  after: shaSchema.nullable(),
  forced: z.boolean().optional(),
});

/**
 * Which commit an artifact was built from. `externalId` is the artifact itself: a
 * digest, a purl, or an image with its tag.
 *
 * @public
 */
export const artifactSignalSchema = observationSchema.extend({
  kind: z.literal('artifact'),
  repository: repositorySchema,
  sha: shaSchema,
});

/** See {@link commitSignalSchema}. @public */
export type CommitSignal = z.infer<typeof commitSignalSchema>;
/** See {@link refSignalSchema}. @public */
export type RefSignal = z.infer<typeof refSignalSchema>;
/** See {@link artifactSignalSchema}. @public */
export type ArtifactSignal = z.infer<typeof artifactSignalSchema>;

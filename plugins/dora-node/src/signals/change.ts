import { z } from 'zod/v4';
import {
  actorSchema,
  instantSchema,
  nameSchema,
  observationSchema,
  repositorySchema,
  shaSchema,
} from './fields';

const MAX_COMMITS = 20_000;
const MAX_LABELS = 200;
const MAX_REVIEWS = 5_000;

/** A review; `id` is unique within the change and makes repeating harmless. @public */
export const reviewSchema = z.object({
  id: nameSchema,
  at: instantSchema,
  state: z.enum(['approved', 'changes_requested', 'commented', 'dismissed']),
  author: actorSchema,
});

/**
 * A pull or merge request. A source may state any part of it at a time; reviews are
 * collected by their id.
 *
 * @public
 */
export const changeSignalSchema = observationSchema.extend({
  kind: z.literal('change'),
  repository: repositorySchema,
  number: z.number().int().positive().optional(),
  title: z.string().max(1_000).optional(),
  url: z.url().max(2_000).optional(),
  author: actorSchema.optional(),
  createdAt: instantSchema.optional(),
  /** When it last left being a draft; absent if it never was one. */
  readyAt: instantSchema.nullable().optional(),
  /** Null: closed without merging, or open. */
  mergedAt: instantSchema.nullable().optional(),
  closedAt: instantSchema.nullable().optional(),
  headRef: nameSchema.optional(),
  baseRef: nameSchema.optional(),
  headSha: shaSchema.optional(),
  /** The commit on the base branch that merging made; ignored while not merged. */
  mergeSha: shaSchema.nullable().optional(),
  /** The commits of its own branch, which may exist nowhere else after a squash. */
  commits: z
    .array(z.object({ sha: shaSchema, authoredAt: instantSchema.optional() }))
    .max(MAX_COMMITS)
    .optional(),
  /** The commits on the base branch that it became, where the source can tell. */
  mergedCommits: z.array(shaSchema).max(MAX_COMMITS).optional(),
  labels: z.array(nameSchema).max(MAX_LABELS).optional(),
  /** External ids of the incidents that it says it closes. */
  closesIncidents: z.array(nameSchema).max(MAX_LABELS).optional(),
  reviews: z.array(reviewSchema).max(MAX_REVIEWS).optional(),
});

/** See {@link changeSignalSchema}. @public */
export type ChangeSignal = z.infer<typeof changeSignalSchema>;
/** See {@link reviewSchema}. @public */
export type Review = z.infer<typeof reviewSchema>;

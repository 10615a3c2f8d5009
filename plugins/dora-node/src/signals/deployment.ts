import { z } from 'zod/v4';
import {
  instantSchema,
  nameSchema,
  observationSchema,
  repositorySchema,
  shaSchema,
  targetSchema,
} from './fields';

const MAX_STATUSES = 1_000;
const MAX_ARTIFACTS = 100;

/**
 * One statement about how a deployment goes. `id` makes repeating harmless; without one,
 * the state and its time are the id. `inactive` says that a newer deployment took over:
 * what succeeded before stays a success.
 *
 * @public
 */
export const deploymentStatusSchema = z.object({
  id: nameSchema.optional(),
  at: instantSchema,
  state: z.enum([
    'queued',
    'in_progress',
    'success',
    'failure',
    'cancelled',
    'inactive',
  ]),
});

/**
 * One attempt to bring one revision to one environment. An attempt that is repeated
 * under the same id in the source carries the number of the attempt in `externalId`.
 *
 * @public
 */
export const deploymentSignalSchema = observationSchema.extend({
  kind: z.literal('deployment'),
  target: targetSchema.optional(),
  /** The source commit, where the source knows it; the repository is the target's. */
  sha: shaSchema.optional(),
  /** The repository of `sha`, when it is another than the target's. */
  repository: repositorySchema.optional(),
  /** What was deployed, to be resolved to a commit by {@link ArtifactSignal}. */
  artifacts: z.array(nameSchema).max(MAX_ARTIFACTS).optional(),
  createdAt: instantSchema.optional(),
  startedAt: instantSchema.optional(),
  statuses: z.array(deploymentStatusSchema).max(MAX_STATUSES).optional(),
  /** Where it went, when one rollout is reported region by region. */
  region: nameSchema.optional(),
  url: z.url().max(2_000).optional(),
  /** The source says that this is a rollback. */
  rollback: z.boolean().optional(),
  /** External id of the failed deployment of the same source that this one fixes. */
  fixes: nameSchema.nullable().optional(),
});

/** See {@link deploymentSignalSchema}. @public */
export type DeploymentSignal = z.infer<typeof deploymentSignalSchema>;
/** See {@link deploymentStatusSchema}. @public */
export type DeploymentStatus = z.infer<typeof deploymentStatusSchema>;

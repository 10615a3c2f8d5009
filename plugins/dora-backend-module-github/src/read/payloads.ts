import { isoInstantSchema } from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

// GitHub's descriptions of its own payloads are wider than what is read here: what is not
// named may change without harm.

/** An account; bots are told apart by `type` and by the end of their login. */
export const accountSchema = z.object({
  login: z.string(),
  type: z.string().optional(),
});

/** A label of an issue or a pull request. */
export const labelSchema = z.object({ name: z.string() });

/** A repository, in the events of it. */
export const repositorySchema = z.object({
  html_url: z.string(),
  // Seconds in a push, a date elsewhere.
  pushed_at: z
    .union([z.number().transform(seconds => seconds * 1000), isoInstantSchema])
    .nullish(),
});

/** A pull request, in events and in answers to requests alike. */
export const pullRequestSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  user: accountSchema.nullable(),
  draft: z.boolean().optional(),
  labels: z.array(labelSchema).default([]),
  created_at: isoInstantSchema,
  updated_at: isoInstantSchema,
  closed_at: isoInstantSchema.nullish(),
  merged_at: isoInstantSchema.nullish(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ ref: z.string(), sha: z.string() }),
  base: z.object({ ref: z.string() }),
});

/** A review of a pull request. */
export const reviewSchema = z.object({
  id: z.number(),
  user: accountSchema.nullable(),
  state: z.string(),
  submitted_at: isoInstantSchema.nullish(),
});

/** A deployment. */
export const deploymentSchema = z.object({
  id: z.number(),
  sha: z.string(),
  environment: z.string(),
  payload: z.unknown().optional(),
  created_at: isoInstantSchema,
  updated_at: isoInstantSchema,
});

/** What became of a deployment. */
export const deploymentStatusSchema = z.object({
  id: z.number(),
  state: z.string(),
  environment: z.string().optional(),
  environment_url: z.string().optional(),
  log_url: z.string().optional(),
  created_at: isoInstantSchema,
});

/** An issue. */
export const issueSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  labels: z.array(labelSchema).default([]),
  created_at: isoInstantSchema,
  updated_at: isoInstantSchema,
  closed_at: isoInstantSchema.nullish(),
  state_reason: z.string().nullish(),
});

/** A push. */
export const pushSchema = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  forced: z.boolean(),
  repository: repositorySchema,
  head_commit: z.object({ timestamp: isoInstantSchema }).nullish(),
});

export type Account = z.infer<typeof accountSchema>;
export type PullRequest = z.infer<typeof pullRequestSchema>;
export type PullReview = z.infer<typeof reviewSchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
export type DeploymentState = z.infer<typeof deploymentStatusSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type Push = z.infer<typeof pushSchema>;

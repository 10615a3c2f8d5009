import {
  isoInstantSchema,
  nameSchema,
  repositoryIdOf,
  shaSchema,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';

const MAX_EVENTS = 1_000;

const instant = isoInstantSchema.optional();
const url = z.url().max(2_000).optional();

const sha = z
  .string()
  .transform(text => text.toLowerCase())
  .pipe(shaSchema);

const repository = z.string().transform((text, context) => {
  const id = repositoryIdOf(text.includes('://') ? text : `https://${text}`);
  if (!id) {
    context.addIssue({
      code: 'custom',
      message: 'the address of a repository, as https://github.com/acme/shop',
    });
    return z.NEVER;
  }
  return id;
});

const target = {
  /** A component's name or reference, or what the mappings know. */
  component: nameSchema.optional(),
  repository: repository.optional(),
};

const deployment = z.object({
  type: z.literal('deployment'),
  id: nameSchema,
  ...target,
  environment: nameSchema,
  commit: sha.optional(),
  artifacts: z.array(nameSchema).max(100).optional(),
  state: z.enum(['queued', 'in_progress', 'success', 'failure', 'cancelled']),
  at: isoInstantSchema,
  createdAt: instant,
  startedAt: instant,
  region: nameSchema.optional(),
  rollback: z.boolean().optional(),
  fixes: nameSchema.optional(),
  url,
  deleted: z.boolean().optional(),
});

const incident = z.object({
  type: z.literal('incident'),
  id: nameSchema,
  ...target,
  environment: nameSchema.default('production'),
  title: z.string().max(1_000).optional(),
  severity: nameSchema.optional(),
  startedAt: isoInstantSchema,
  createdAt: instant,
  acknowledgedAt: instant,
  resolvedAt: isoInstantSchema.nullish(),
  /** When this was so; by default the latest of the other moments. */
  at: instant,
  cause: z.enum(['change', 'other', 'unknown']).optional(),
  falseAlarm: z.boolean().optional(),
  mergedInto: nameSchema.optional(),
  /** Ids of deployments of this source, and commits, that are to blame. */
  causedByDeployments: z.array(nameSchema).max(50).optional(),
  causedByCommits: z.array(sha).max(50).optional(),
  url,
  deleted: z.boolean().optional(),
});

const actor = z.object({
  login: nameSchema.optional(),
  email: nameSchema.optional(),
  bot: z.boolean().optional(),
});

const commit = z.object({
  type: z.literal('commit'),
  repository,
  sha,
  parents: z.array(sha).max(100),
  authoredAt: isoInstantSchema,
  committedAt: isoInstantSchema,
  author: actor.optional(),
  title: z.string().max(1_000).optional(),
  paths: z.array(z.string().min(1).max(4_096)).max(5_000).optional(),
  copyOf: z.array(sha).max(100).optional(),
  reverts: z.array(sha).max(100).optional(),
});

const change = z.object({
  type: z.literal('change'),
  repository,
  number: z.number().int().positive(),
  title: z.string().max(1_000).optional(),
  url,
  author: actor.optional(),
  at: isoInstantSchema,
  createdAt: isoInstantSchema,
  readyAt: instant,
  mergedAt: isoInstantSchema.nullish(),
  closedAt: isoInstantSchema.nullish(),
  mergeCommit: sha.optional(),
  commits: z
    .array(z.object({ sha, authoredAt: instant }))
    .max(20_000)
    .optional(),
  labels: z.array(nameSchema).max(200).optional(),
  branch: nameSchema.optional(),
  closesIncidents: z.array(nameSchema).max(200).optional(),
  reviews: z
    .array(
      z.object({
        id: nameSchema,
        at: isoInstantSchema,
        state: z.enum([
          'approved',
          'changes_requested',
          'commented',
          'dismissed',
        ]),
        author: actor,
      }),
    )
    .max(5_000)
    .optional(),
});

const artifact = z.object({
  type: z.literal('artifact'),
  /** A digest, a package URL, or an image with its tag. */
  id: nameSchema,
  repository,
  commit: sha,
  at: isoInstantSchema,
});

/** What anyone can report. */
export const eventSchema = z.discriminatedUnion('type', [
  deployment,
  incident,
  commit,
  change,
  artifact,
]);

/** Many events. */
export const batchSchema = z.object({
  events: z.array(eventSchema).min(1).max(MAX_EVENTS),
});

/** See {@link eventSchema}. */
export type GenericEvent = z.infer<typeof eventSchema>;
/** An event of one type. */
export type GenericEventOf<T extends GenericEvent['type']> = Extract<
  GenericEvent,
  { type: T }
>;

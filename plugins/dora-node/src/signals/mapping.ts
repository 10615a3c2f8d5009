import { z } from 'zod/v4';
import {
  entityRefSchema,
  instantSchema,
  nameSchema,
  repositorySchema,
  targetSchema,
} from './fields';

const MAX_STREAMS = 200;
const MAX_PATHS = 200;

/**
 * To which streams a target belongs. The subject is the target as one source names it;
 * the latest statement holds for all its deployments and incidents, old ones too. An
 * empty list says that it is none of ours, which is not the same as being unmapped.
 *
 * @public
 */
export const mappingSignalSchema = z.object({
  kind: z.literal('mapping'),
  source: nameSchema,
  target: targetSchema,
  at: instantSchema,
  streams: z
    .array(
      z.object({
        componentRef: entityRefSchema,
        environment: nameSchema,
        production: z.boolean(),
      }),
    )
    .max(MAX_STREAMS),
  /** Which rule or person made it, for people to read. */
  reason: z.string().max(1_000).optional(),
});

/**
 * A component as the catalog knew it at a time. Where its code is: the latest statement
 * holds. Which scopes (owner group and its ancestors, system, domain) it belongs to: each
 * statement holds from its `at` to the next, the first one also for the time before.
 *
 * @public
 */
export const componentSignalSchema = z.object({
  kind: z.literal('component'),
  componentRef: entityRefSchema,
  at: instantSchema,
  repository: repositorySchema.nullable().optional(),
  /** Folders or files of the repository that make the component; absent: all of it. */
  paths: z.array(z.string().min(1).max(1_000)).max(MAX_PATHS).optional(),
  scopes: z.array(entityRefSchema).max(MAX_STREAMS).optional(),
});

/** See {@link mappingSignalSchema}. @public */
export type MappingSignal = z.infer<typeof mappingSignalSchema>;
/** See {@link componentSignalSchema}. @public */
export type ComponentSignal = z.infer<typeof componentSignalSchema>;

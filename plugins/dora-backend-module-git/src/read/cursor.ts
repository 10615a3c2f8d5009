import { JsonObject } from '@backstage/types';
import { z } from 'zod/v4';

const cursorSchema = z.object({
  /** The branches as they were read last. */
  heads: z.record(z.string(), z.string()).default({}),
  /** By component, where the refs that are its deployments were. */
  deployed: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Whether the files of the commits have been looked at. */
  withPaths: z.boolean().default(false),
  /** Where the history ended, if it is a shallow one. */
  ends: z.array(z.string()).default([]),
});

/** How far a mirror has been read. */
export type GitCursor = z.infer<typeof cursorSchema>;

/** The cursor as it was kept; one of an older form begins anew, which repeats work only. */
export function readCursor(kept: JsonObject | undefined): GitCursor {
  return cursorSchema.safeParse(kept).data ?? cursorSchema.parse({});
}

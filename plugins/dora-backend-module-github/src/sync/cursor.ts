import { JsonObject } from '@backstage/types';
import { z } from 'zod/v4';

const listSchema = z.object({
  /** The validator of the first page when all before it had been read. */
  etag: z.string().optional(),
  /** Everything up to this moment, or id, has been read. */
  until: z.number().default(0),
  /** While a list is read from the newest on: the newest, and the page that is next. */
  reading: z.object({ newest: z.number(), page: z.number().int() }).optional(),
});

const cursorSchema = z.object({
  pulls: listSchema.default({ until: 0 }),
  deployments: listSchema
    .extend({ open: z.array(z.number()).default([]) })
    .default({ until: 0, open: [] }),
});

/** How far pull requests and deployments have been read. */
export type GithubCursor = z.infer<typeof cursorSchema>;

/** The cursor as it was kept; one of an older form begins anew, which repeats work only. */
export function readCursor(kept: JsonObject | undefined): GithubCursor {
  return cursorSchema.safeParse(kept).data ?? cursorSchema.parse({});
}

import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { parseYaml } from '../template';

const ID = z.string().regex(/^[a-z][a-z0-9-]*$/);

const MATRIX = z.strictObject({
  /** Which combinations of options are proved. */
  variants: z
    .array(
      z.strictObject({
        id: ID,
        values: z.record(z.string(), z.json()),
      }),
    )
    .min(1),
  /** Commands that only this stack has. They run in the repository, with bash. */
  checks: z
    .array(
      z.strictObject({
        id: ID,
        run: z.string(),
        /** The variants that have it; all, unless said. */
        variants: z.array(ID).optional(),
        needs: z.array(z.string()).default([]),
        /** A pattern of what has to be printed: a command that tests nothing fails. */
        expect: z.string().optional(),
      }),
    )
    .default([]),
  /**
   * Steps of the workflow that ask a service beyond what package registries all offer,
   * and how to find out whether it answers here.
   */
  online: z
    .array(
      z.strictObject({
        run: z.string(),
        url: z.url(),
        method: z.enum(['GET', 'POST']).default('GET'),
      }),
    )
    .default([]),
  /** How the built service is run, to hold its metrics against the objectives. */
  service: z.strictObject({
    build: z.string(),
    start: z.string(),
    traffic: z.string(),
    /** Answered with success, on the ops port, once it can be used. */
    ready: z.string().default('/readyz'),
    needs: z.array(z.string()).default([]),
    stopSeconds: z.number().default(30),
  }),
});

/** What is proved of a path: `templates/<id>/matrix.yaml`. */
export type Matrix = z.infer<typeof MATRIX>;

/** A variant, and the parameters of the form that make it. */
export type Variant = { id: string; values: JsonObject };

/**
 * @throws InputError when the file is missing or says what it can't say.
 */
export async function readMatrix(dir: string): Promise<Matrix> {
  const file = path.join(dir, 'matrix.yaml');
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new InputError(
      `${file} is missing: it says which variants of the path are proved (docs/writing-templates.md)`,
    );
  });
  const parsed = MATRIX.safeParse(parseYaml(text));
  if (!parsed.success) {
    throw new InputError(`${file}: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

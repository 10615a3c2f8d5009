import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod/v4';
import { rulesSchema, type Rules } from './rules';

const KEY = 'dora.rules';

const exclusionSchema = rulesSchema.shape.exclusions
  .unwrap()
  .element.strict()
  .refine(({ id, version, ...criteria }) => Object.keys(criteria).length > 0, {
    message: 'Say what it takes out: bots, authors, labels, branches or paths',
  });

/** What may be stated: durations as people write them, and not the computation's version. */
const statedSchema = z.strictObject({
  ...rulesSchema.omit({
    version: true,
    incidentWindowMs: true,
    fixWindowMs: true,
    rolloutWindowMs: true,
  }).shape,
  incidentWindow: z.unknown().optional(),
  fixWindow: z.unknown().optional(),
  rolloutWindow: z.unknown().optional(),
  exclusions: z
    .array(exclusionSchema)
    .default([])
    .refine(
      rules => new Set(rules.map(rule => rule.id)).size === rules.length,
      {
        message: 'Two exclusions have the same id',
      },
    ),
});

/** Reads `dora.rules`, and what is not stated from the defaults. */
export function readRules(root: Config): Rules {
  const parsed = statedSchema.safeParse(root.getOptional(KEY) ?? {});
  if (!parsed.success) {
    throw new InputError(
      `The configuration has faults in '${KEY}': ${z.prettifyError(
        parsed.error,
      )}`,
    );
  }
  const { incidentWindow, fixWindow, rolloutWindow, ...stated } = parsed.data;
  return rulesSchema.parse({
    ...stated,
    incidentWindowMs: readWindow(root, 'incidentWindow', 1),
    fixWindowMs: readWindow(root, 'fixWindow', 1),
    rolloutWindowMs: readWindow(root, 'rolloutWindow', 0),
  });
}

function readWindow(
  root: Config,
  name: string,
  least: number,
): number | undefined {
  const key = `${KEY}.${name}`;
  if (!root.has(key)) {
    return undefined;
  }
  const window = durationToMilliseconds(readDurationFromConfig(root, { key }));
  if (!Number.isSafeInteger(window) || window < least) {
    throw new InputError(
      `'${key}' must be a duration of whole milliseconds, at least ${least}, such as { hours: 24 }`,
    );
  }
  return window;
}

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  BOT_CHANGES,
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  INCIDENT_FILTERS,
  LEAD_STARTS,
} from '@milepost/plugin-dora-common';
import { DateTime } from 'luxon';
import { z } from 'zod/v4';
import { ORGANISATION } from '../scope';

/** How long the window is if nobody says. */
const DEFAULT_DAYS = 90;

const SCOPE_KINDS = ['component', 'system', 'domain', 'group'];

/** What may be asked about. */
export const scopeSchema = z.string().transform((text, context) => {
  if (text === ORGANISATION) {
    return text;
  }
  try {
    const ref = parseEntityRef(text);
    if (SCOPE_KINDS.includes(ref.kind.toLocaleLowerCase('en-US'))) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Said below, for a reference of another kind as well.
  }
  context.addIssue(
    `'${text}' is no scope; use '${ORGANISATION}', or a reference of a ${SCOPE_KINDS.join(
      ', ',
    )} such as 'component:default/shop'`,
  );
  return z.NEVER;
});

const windowSchema = z.object({
  scope: scopeSchema,
  environment: z.string().min(1).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

const botsSchema = z.enum(BOT_CHANGES).optional();

const bucketSchema = z.enum(['day', 'week', 'month', 'quarter']).optional();

const leadSchema = z.object({
  start: z.enum(LEAD_STARTS).default('commit'),
  bots: botsSchema,
  edition: z.string().optional(),
});

/** Express reads a query's values as texts unless the validator has changed them. */
const truth = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform(text => text === 'true'),
]);

/** The document allows less to those who ask for pages; CSV is read in these. */
export const MAX_PAGE = 5_000;

const pageSchema = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
});

/** What is asked of the metrics of a scope. */
export const metricsInputSchema = windowSchema.extend(leadSchema.shape).extend({
  bucket: bucketSchema,
  compare: truth.default(true),
});

/** What is asked of the services of a scope. */
export const servicesInputSchema = windowSchema
  .extend(leadSchema.shape)
  .extend(pageSchema.shape)
  .extend({ bucket: bucketSchema });

const listSchema = windowSchema.extend(pageSchema.shape);

/** What is asked of the deployments of a scope. */
export const deploymentsInputSchema = listSchema.extend({
  filter: z.enum(DEPLOYMENT_FILTERS).default('all'),
});

/** What is asked of the changes of a scope. */
export const changesInputSchema = listSchema.extend({
  filter: z.enum(CHANGE_FILTERS).default('all'),
  bots: botsSchema,
});

/** What is asked of the incidents of a scope. */
export const incidentsInputSchema = listSchema.extend({
  filter: z.enum(INCIDENT_FILTERS).default('all'),
});

/** What is asked of one deployment. */
export const explainInputSchema = z.object({
  component: z.string().min(1),
  environment: z.string().min(1),
  source: z.string().min(1),
  id: z.string().min(1),
});

/** Reads an input, or says what is wrong with it. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(z.prettifyError(parsed.error));
  }
  return parsed.data;
}

/** Ends the window today and lets it last three months, unless somebody says. */
export function withWindow<T extends { from?: string; to?: string }>(
  input: T,
  zone: string,
): T & { from: string; to: string } {
  const to =
    input.to ??
    DateTime.now().setZone(zone).startOf('day').plus({ days: 1 }).toISODate() ??
    '';
  const end = DateTime.fromISO(to, { zone });
  return {
    ...input,
    to,
    from: input.from ?? end.minus({ days: DEFAULT_DAYS }).toISO() ?? to,
  };
}

import type { Signal, SignalOf } from '@milepost/plugin-dora-node';
import { createHash } from 'node:crypto';

export const REPOSITORY = 'github.com/acme/shop';
export const COMPONENT = 'component:default/shop';
export const SOURCE = 'github';
export const START = Date.UTC(2026, 0, 5, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

type Fields<S> = Partial<Omit<S, 'kind'>>;

/** The id of a commit with a short name. */
export function shaOf(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}

/** A moment some hours after the scenario's beginning. */
export function hours(count: number): number {
  return START + count * HOUR;
}

/** A commit with a short name, made some hours after the beginning. */
export function commit(
  name: string,
  parents: string[],
  hour: number,
  fields: Fields<SignalOf<'commit'>> = {},
): Signal {
  return {
    kind: 'commit',
    source: 'git',
    repository: REPOSITORY,
    sha: shaOf(name),
    parents: parents.map(shaOf),
    title: name,
    authoredAt: hours(hour),
    committedAt: hours(hour),
    ...fields,
  };
}

/** A line of commits, an hour apart. */
export function line(names: string[], from = 0, base: string[] = []): Signal[] {
  return names.map((name, i) =>
    commit(name, i === 0 ? base : [names[i - 1]], from + i),
  );
}

/** A deployment of a commit that ends some hours after the beginning. */
export function deployment(
  id: string,
  name: string,
  hour: number,
  fields: Fields<SignalOf<'deployment'>> = {},
): Signal {
  return {
    kind: 'deployment',
    source: SOURCE,
    externalId: id,
    at: hours(hour),
    target: { repository: REPOSITORY, environment: 'production' },
    sha: shaOf(name),
    startedAt: hours(hour) - 10 * MINUTE,
    statuses: [{ state: 'success', at: hours(hour) }],
    ...fields,
  };
}

/** A merged pull request. */
export function change(id: string, fields: Fields<SignalOf<'change'>>): Signal {
  return {
    kind: 'change',
    source: SOURCE,
    externalId: id,
    repository: REPOSITORY,
    at: fields.mergedAt ?? START,
    ...fields,
  };
}

/** An incident that begins some hours after the beginning. */
export function incident(
  id: string,
  hour: number,
  fields: Fields<SignalOf<'incident'>> = {},
): Signal {
  return {
    kind: 'incident',
    source: 'pager',
    externalId: id,
    at: hours(hour),
    target: { service: 'shop' },
    events: [{ type: 'opened', at: hours(hour) }],
    ...fields,
  };
}

/** A decision of a person. */
export function correction(
  id: string,
  decision: SignalOf<'correction'>['decision'],
  hour = 1_000,
): Signal {
  return {
    kind: 'correction',
    source: 'portal',
    externalId: id,
    at: hours(hour),
    by: 'user:default/ada',
    reason: 'I was there.',
    decision,
  };
}

const STREAM = {
  componentRef: COMPONENT,
  environment: 'production',
  production: true,
};

/** The targets of deployments and incidents, mapped to one stream. */
export const MAPPINGS: Signal[] = [
  {
    kind: 'mapping',
    source: SOURCE,
    target: { repository: REPOSITORY, environment: 'production' },
    at: START,
    streams: [STREAM],
  },
  {
    kind: 'mapping',
    source: 'pager',
    target: { service: 'shop' },
    at: START,
    streams: [STREAM],
  },
];

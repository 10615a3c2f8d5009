import type { Signal } from '@milepost/plugin-dora-node';
import fc from 'fast-check';
import {
  change,
  commit,
  COMPONENT,
  correction,
  deployment,
  hours,
  incident,
  MAPPINGS,
  REPOSITORY,
  shaOf,
  SOURCE,
} from './scenario';

/** A batch of signals, the replica that works on it, and whether it rebuilds. */
export interface Batch {
  signals: Signal[];
  replica: 0 | 1;
  isRebuilt: boolean;
}

/** Signals once in the order of a clean rebuild, once as the world delivers them. */
export interface Delivery {
  signals: Signal[];
  batches: Batch[];
}

const COMMITS = 14;
const CHANGES = 4;
const DEPLOYMENTS = 7;
const INCIDENTS = 4;
const ARTIFACTS = 2;

const names = fc.nat({ max: COMMITS - 1 }).map(i => `c${i}`);
const hour = fc.nat({ max: 120 });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );

const actor = fc.constantFrom(
  { login: 'ada' },
  { login: 'grace' },
  { login: 'renovate', bot: true },
);

const anyCommit = (i: number): fc.Arbitrary<Signal[]> =>
  fc
    .record({
      // Mostly a line with merges; now and then a root or a side line.
      parents: fc.oneof(
        { weight: 4, arbitrary: fc.constant<number[]>([0]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
        },
      ),
      isMissing: rarely(fc.constant(true)),
      isPushed: fc.boolean(),
      copyOf: rarely(names),
      reverts: rarely(names),
      patch: rarely(fc.nat({ max: 2 })),
      paths: rarely(
        fc.array(fc.constantFrom('shop/a.ts', 'lib/b.ts', 'readme.md'), {
          maxLength: 2,
        }),
      ),
      author: actor,
    })
    .map(({ parents, isMissing, isPushed, copyOf, reverts, ...rest }) => {
      const known =
        i === 0
          ? []
          : [...new Set(parents.map(back => Math.max(0, i - 1 - back)))];
      const full = commit(
        `c${i}`,
        known.map(parent => `c${parent}`),
        i * 5,
        {
          author: rest.author,
          paths: rest.paths,
          patchId:
            rest.patch === undefined ? undefined : shaOf(`p${rest.patch}`),
          copyOf: copyOf && copyOf !== `c${i}` ? [shaOf(copyOf)] : undefined,
          reverts: reverts ? [shaOf(reverts)] : undefined,
        },
      );
      // As a push tells it: without parents.
      const pushed: Signal = {
        kind: 'commit',
        source: 'push',
        repository: REPOSITORY,
        sha: shaOf(`c${i}`),
        committedAt: hours(i * 5),
      };
      return [...(isMissing ? [] : [full]), ...(isPushed ? [pushed] : [])];
    });

const anyChange = (i: number): fc.Arbitrary<Signal[]> =>
  fc
    .array(
      fc.record({
        at: hour,
        mergedAt: sometimes(fc.option(hour)),
        readyAt: sometimes(hour),
        mergeSha: sometimes(names),
        headSha: sometimes(names),
        own: sometimes(fc.array(names, { maxLength: 3 })),
        landed: sometimes(fc.array(names, { maxLength: 2 })),
        labels: sometimes(
          fc.constantFrom<string[]>([], ['hotfix'], ['feature']),
        ),
        closes: sometimes(fc.constantFrom<string[]>([], ['i0'], ['i1', 'i2'])),
        author: sometimes(actor),
        review: sometimes(fc.record({ at: hour, author: actor })),
        deleted: rarely(fc.boolean()),
      }),
      { maxLength: 3 },
    )
    .map(reports =>
      reports.map(report =>
        change(`pr${i}`, {
          at: hours(report.at),
          createdAt: hours(i * 7),
          readyAt:
            report.readyAt === undefined ? undefined : hours(report.readyAt),
          mergedAt:
            typeof report.mergedAt === 'number'
              ? hours(report.mergedAt)
              : report.mergedAt,
          mergeSha: report.mergeSha && shaOf(report.mergeSha),
          headSha: report.headSha && shaOf(report.headSha),
          commits: report.own?.map(name => ({
            sha: shaOf(name),
            authoredAt: hours(Number(name.slice(1)) * 5),
          })),
          mergedCommits: report.landed?.map(shaOf),
          labels: report.labels,
          closesIncidents: report.closes,
          author: report.author,
          reviews: report.review && [
            {
              id: `r${report.review.at}`,
              at: hours(report.review.at),
              state: 'approved',
              author: report.review.author,
            },
          ],
          deleted: report.deleted,
        }),
      ),
    );

const anyDeployment = (i: number): fc.Arbitrary<Signal[]> =>
  fc
    .array(
      fc.record({
        at: hour,
        sha: names,
        status: fc.constantFrom(
          'success',
          'success',
          'success',
          'success',
          'success',
          'success',
          'failure',
          'in_progress',
          'inactive',
        ),
        statusAt: hour,
        environment: fc.constantFrom('production', 'production', 'prod-eu'),
        region: rarely(fc.constantFrom('eu', 'us')),
        artifacts: rarely(
          fc.constantFrom<string[]>(['a0'], ['a1'], ['a9', 'a0']),
        ),
        fixes: rarely(fc.constantFrom('d0', 'd1')),
        rollback: rarely(fc.boolean()),
        deleted: rarely(fc.boolean()),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map(reports =>
      reports.map((report, n) =>
        deployment(`d${i}`, report.sha, report.at, {
          startedAt: n === 0 ? hours(report.at) : undefined,
          target: { repository: REPOSITORY, environment: report.environment },
          statuses: [
            {
              state: report.status as 'success',
              at: hours(report.statusAt),
            },
          ],
          region: report.region,
          artifacts: report.artifacts,
          fixes: report.fixes,
          rollback: report.rollback,
          deleted: report.deleted,
        }),
      ),
    );

const anyIncident = (i: number): fc.Arbitrary<Signal[]> =>
  fc
    .array(
      fc.record({
        at: hour,
        type: fc.constantFrom('opened', 'resolved', 'reopened'),
        cause: rarely(fc.constantFrom('change', 'other', 'unknown')),
        falseAlarm: rarely(fc.boolean()),
        mergedInto: rarely(fc.constantFrom(null, 'i0')),
        reference: rarely(
          fc.oneof(
            names.map(name => ({ type: 'commit' as const, sha: shaOf(name) })),
            fc.constantFrom('d0', 'd3').map(externalId => ({
              type: 'deployment' as const,
              externalId,
            })),
            fc.constantFrom('pr0', 'pr2').map(externalId => ({
              type: 'change' as const,
              externalId,
            })),
            fc.constant({ type: 'artifact' as const, artifact: 'a0' }),
          ),
        ),
        deleted: rarely(fc.boolean()),
      }),
      { maxLength: 3 },
    )
    .map(reports =>
      reports.map(report =>
        incident(`i${i}`, report.at, {
          events: [
            {
              type: report.type as 'opened',
              at: hours(report.at),
            },
          ],
          cause: report.cause as 'change' | undefined,
          falseAlarm: report.falseAlarm,
          mergedInto: report.mergedInto,
          references: report.reference && [report.reference],
          deleted: report.deleted,
        }),
      ),
    );

const deploymentName = fc
  .constantFrom('d0', 'd1', 'd2', 'd5')
  .map(externalId => ({ source: SOURCE, externalId }));
const incidentName = fc
  .constantFrom('i0', 'i1')
  .map(externalId => ({ source: 'pager', externalId }));
const verdict = fc.constantFrom(true, false, null);

const anyCorrection = (i: number): fc.Arbitrary<Signal[]> =>
  fc
    .array(
      fc.record({
        at: hour,
        decision: fc.oneof(
          fc.record({
            type: fc.constant('failure' as const),
            deployment: deploymentName,
            failed: verdict,
          }),
          fc.record({
            type: fc.constant('incident-link' as const),
            incident: incidentName,
            deployment: deploymentName,
            linked: verdict,
          }),
          fc.record({
            type: fc.constant('incident-cause' as const),
            incident: incidentName,
            cause: fc.constantFrom('change', 'other', null),
          }),
          fc.record({
            type: fc.constant('rework' as const),
            deployment: deploymentName,
            rework: verdict,
          }),
          fc.record({
            type: fc.constant('exclusion' as const),
            kind: fc.constantFrom('deployment', 'change'),
            subject: fc.constantFrom(
              { source: SOURCE, externalId: 'd1' },
              { source: SOURCE, externalId: 'pr1' },
              { source: REPOSITORY, externalId: shaOf('c3') },
            ),
            excluded: verdict,
          }),
        ),
      }),
      { maxLength: 1 },
    )
    .map(reports =>
      reports.map(({ at, decision }) =>
        correction(`k${i}`, decision as never, at),
      ),
    );

const anyArtifact = (i: number): fc.Arbitrary<Signal[]> =>
  fc.array(
    fc.record({ at: hour, name: names }).map(
      ({ at, name }): Signal => ({
        kind: 'artifact',
        source: 'registry',
        externalId: `a${i}`,
        repository: REPOSITORY,
        sha: shaOf(name),
        at: hours(at),
      }),
    ),
    { maxLength: 2 },
  );

const anyCatalog: fc.Arbitrary<Signal[]> = fc.array(
  fc.oneof(
    fc
      .record({
        at: hour,
        repository: sometimes(fc.constantFrom(REPOSITORY, null)),
        paths: rarely(
          fc.constantFrom<string[]>(['shop'], ['lib', 'shop/a.ts']),
        ),
        scopes: sometimes(
          fc.subarray([
            'group:default/one',
            'group:default/two',
            'system:default/x',
          ]),
        ),
      })
      .map(
        ({ at, ...rest }): Signal => ({
          kind: 'component',
          componentRef: COMPONENT,
          at: hours(at),
          ...rest,
        }),
      ),
    fc
      .record({
        at: hour,
        environment: fc.constantFrom('production', 'prod-eu'),
        streams: fc.subarray([
          {
            componentRef: COMPONENT,
            environment: 'production',
            production: true,
          },
          {
            componentRef: 'component:default/other',
            environment: 'production',
            production: true,
          },
        ]),
      })
      .map(
        ({ at, environment, streams }): Signal => ({
          kind: 'mapping',
          source: SOURCE,
          target: { repository: REPOSITORY, environment },
          at: hours(at),
          streams,
        }),
      ),
  ),
  { maxLength: 4 },
);

const each = (
  count: number,
  make: (i: number) => fc.Arbitrary<Signal[]>,
): fc.Arbitrary<Signal[]> =>
  fc
    .tuple(...Array.from({ length: count }, (_, i) => make(i)))
    .map(lists => lists.flat());

const anySignals = fc
  .tuple(
    fc.constant(MAPPINGS),
    each(COMMITS, anyCommit),
    each(CHANGES, anyChange),
    each(DEPLOYMENTS, anyDeployment),
    each(INCIDENTS, anyIncident),
    each(3, anyCorrection),
    each(ARTIFACTS, anyArtifact),
    anyCatalog,
  )
  .map(lists => lists.flat());

/** Everything that can be said, and one of the ways in which it can arrive. */
export const anyDelivery: fc.Arbitrary<Delivery> = anySignals.chain(signals =>
  fc
    .record({
      order: fc.shuffledSubarray(
        signals.map((_, i) => i),
        { minLength: signals.length },
      ),
      repeated: fc.subarray(signals.map((_, i) => i)),
      cuts: fc.array(fc.nat({ max: 60 }), { maxLength: 5 }),
      replicas: fc.infiniteStream(fc.constantFrom<0 | 1>(0, 0, 1)),
      rebuilds: fc.infiniteStream(fc.constantFrom(false, false, false, true)),
    })
    .map(({ order, repeated, cuts, replicas, rebuilds }) => {
      const sequence = [...order, ...repeated].map(i => signals[i]);
      const bounds = [...new Set([0, ...cuts, sequence.length])]
        .filter(cut => cut <= sequence.length)
        .sort((a, b) => a - b);
      return {
        signals,
        batches: bounds.slice(1).map((end, i) => ({
          signals: sequence.slice(bounds[i], end),
          replica: replicas.next().value,
          isRebuilt: rebuilds.next().value,
        })),
      };
    }),
);

import { z } from 'zod/v4';
import { MAX_COMMENT_LENGTH, MAX_ITEMS } from '../items';
import { FLOORS } from '../limits';

const instant = z.iso.datetime({ offset: true });
const base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be base64url');
const title = z.string().trim().min(1).max(120);
const groupRef = z.string().max(300);

const minAnswers = z
  .number()
  .int()
  .min(FLOORS.minAnswers)
  .max(50)
  .describe(
    `Answers needed to show anything: fewer than ${FLOORS.minAnswers} would point at people.`,
  );

const minInvited = z
  .number()
  .int()
  .min(FLOORS.minInvited)
  .max(100)
  .describe(
    `People in every group: fewer than ${FLOORS.minInvited} would point at people.`,
  );

const rotation = z
  .object({
    cohorts: z.number().int().min(2).max(4),
    index: z.number().int().min(0).max(3),
  })
  .refine(({ cohorts, index }) => index < cohorts, {
    message: 'index must be below cohorts',
  });

/** `POST /rounds` @public */
export const prepareRoundRequest = z.strictObject({
  title,
  items: z.array(z.string()).max(MAX_ITEMS).optional(),
  opensAt: instant,
  closesAt: instant,
  minAnswers: minAnswers.optional(),
  minInvited: minInvited.optional(),
  rotation: rotation.optional(),
});

/**
 * `PATCH /rounds/:id`. While the round is open only a higher `minAnswers` and an
 * earlier `closesAt` are taken.
 *
 * @public
 */
export const changeRoundRequest = prepareRoundRequest.partial();

/** `POST /rounds/:id/issuance` @public */
export const issuanceRequest = z.strictObject({
  keyId: base64Url.max(64),
  blinded: base64Url.max(1024),
});

/** `POST /submissions` @public */
export const submissionRequest = z.strictObject({
  token: z.strictObject({
    keyId: base64Url.max(64),
    message: base64Url.max(128),
    signature: base64Url.max(1024),
  }),
  answers: z
    .array(
      z.strictObject({
        item: z.string().max(64),
        code: z.number().int().min(0).max(10),
      }),
    )
    .max(MAX_ITEMS),
  comment: z.string().max(MAX_COMMENT_LENGTH).optional(),
  padding: z.string(),
});

/** `POST /rounds/:id/actions` @public */
export const createActionRequest = z.strictObject({
  title,
  owner: z.string().regex(/^(user|group):[^/]+\/.+$/, 'must be an entity ref'),
  dueOn: z.iso.date(),
});

/** `PATCH /actions/:id` @public */
export const changeActionRequest = z
  .strictObject({
    title,
    owner: createActionRequest.shape.owner,
    dueOn: z.iso.date(),
    status: z.enum(['planned', 'done', 'dropped']),
    outcome: z.string().trim().max(500),
  })
  .partial();

/** `POST /imports/rounds`: a closed round as histograms @public */
export const importRoundRequest = z.strictObject({
  /** The same id imported again replaces the round. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  title,
  source: z.string().trim().min(1).max(120),
  items: z.array(z.string()).min(1).max(MAX_ITEMS),
  opensAt: instant,
  closesAt: instant,
  lattice: z
    .array(
      z.strictObject({
        id: z.string().max(300),
        title,
        parentId: z.string().max(300).optional(),
        kind: z.enum(['organisation', 'group', 'bucket']),
        groups: z.array(
          z.strictObject({
            ref: groupRef,
            title,
            size: z.number().int().min(0),
          }),
        ),
        scope: groupRef.optional(),
        invited: z.number().int().min(0),
        changed: z.number().int().min(0).optional(),
      }),
    )
    .min(1),
  /** For each bucket: how many answered, and for each item how often each code was chosen. */
  buckets: z.array(
    z.strictObject({
      nodeId: z.string(),
      responses: z.number().int().min(0),
      histograms: z.record(z.string(), z.array(z.number().int().min(0))),
    }),
  ),
  comments: z
    .array(z.string().min(1).max(MAX_COMMENT_LENGTH))
    .max(10_000)
    .optional(),
  actions: z
    .array(
      createActionRequest.extend({
        status: z.enum(['planned', 'done', 'dropped']),
        outcome: z.string().max(500).optional(),
      }),
    )
    .max(3)
    .optional(),
});

/** `POST /imports/benchmarks`: replaces what the same source said of the same year @public */
export const importBenchmarksRequest = z.strictObject({
  source: z.string().trim().min(1).max(200),
  year: z.number().int().min(2000).max(2100),
  items: z
    .array(
      z
        .strictObject({
          item: z.string(),
          p50: z.number().min(0).max(100),
          p75: z.number().min(0).max(100),
          p90: z.number().min(0).max(100),
        })
        .refine(({ p50, p75, p90 }) => p50 <= p75 && p75 <= p90, {
          message: 'p50 <= p75 <= p90 must hold',
        }),
    )
    .min(1),
});

/** @public */
export type PrepareRoundRequest = z.infer<typeof prepareRoundRequest>;
/** @public */
export type ChangeRoundRequest = z.infer<typeof changeRoundRequest>;
/** @public */
export type IssuanceRequest = z.infer<typeof issuanceRequest>;
/** @public */
export type CreateActionRequest = z.infer<typeof createActionRequest>;
/** @public */
export type ChangeActionRequest = z.infer<typeof changeActionRequest>;
/** @public */
export type ImportRoundRequest = z.infer<typeof importRoundRequest>;
/** @public */
export type ImportBenchmarksRequest = z.infer<typeof importBenchmarksRequest>;

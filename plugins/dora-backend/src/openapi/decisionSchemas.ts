import {
  flag,
  listOf,
  metricId,
  moment,
  number,
  object,
  ref,
  text,
} from './shapes';

const subject = object({
  source: { type: 'string', minLength: 1, maxLength: 500 },
  externalId: { type: 'string', minLength: 1, maxLength: 500 },
});
const yesNoOrComputed = {
  type: ['boolean', 'null'],
  description: 'Null gives the decision back to the computation.',
} as const;
const decision = (type: string, properties: object, optional: string[] = []) =>
  object({ type: { type: 'string', enum: [type] }, ...properties }, optional);

/** What people decide: corrections and targets. */
export const decisionSchemas = {
  NewCorrection: object({
    reason: { type: 'string', minLength: 1, maxLength: 2000 },
    decision: {
      oneOf: [
        decision(
          'failure',
          {
            deployment: subject,
            failed: yesNoOrComputed,
            recoveredAt: {
              type: 'integer',
              description: 'Milliseconds since 1970.',
            },
          },
          ['recoveredAt'],
        ),
        decision('incident-link', {
          incident: subject,
          deployment: subject,
          linked: yesNoOrComputed,
        }),
        decision('incident-cause', {
          incident: subject,
          cause: {
            type: ['string', 'null'],
            enum: ['change', 'other', 'unknown', null],
          },
        }),
        decision('rework', { deployment: subject, rework: yesNoOrComputed }),
        decision('exclusion', {
          kind: { type: 'string', enum: ['deployment', 'change', 'incident'] },
          subject,
          excluded: yesNoOrComputed,
        }),
      ],
    },
  }),
  NewTarget: object({
    scope: { type: 'string', minLength: 1, maxLength: 400 },
    metric: metricId,
    value: {
      type: 'number',
      description:
        'In the unit of the metric: seconds, per day, or a ratio from 0 to 1.',
    },
  }),
  Target: object({
    scope: text,
    metric: metricId,
    value: number,
    setBy: text,
    setAt: moment,
  }),
  TargetsReport: object({
    scope: text,
    editable: flag,
    items: listOf(ref('Target')),
  }),
};

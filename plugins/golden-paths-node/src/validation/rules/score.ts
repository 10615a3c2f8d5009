import { z } from 'zod/v4';
import type { RenderRule } from '../types';
import { checkShape } from './checkShape';

const FILE = 'score.yaml';

const amounts = z.strictObject({
  cpu: z.string().optional(),
  memory: z.string().optional(),
});

const probe = z
  .strictObject({
    httpGet: z.looseObject({ path: z.string(), port: z.int() }).optional(),
    exec: z.looseObject({ command: z.array(z.string()) }).optional(),
  })
  .optional();

/** The part of score.dev/v1b1 that the golden paths use. */
const SCORE = z.strictObject({
  apiVersion: z.literal('score.dev/v1b1'),
  metadata: z.looseObject({ name: z.string().min(1) }),
  containers: z
    .record(
      z.string(),
      z.looseObject({
        image: z.string().min(1),
        command: z.array(z.string()).optional(),
        args: z.array(z.string()).optional(),
        variables: z.record(z.string(), z.string()).optional(),
        resources: z
          .strictObject({
            limits: amounts.optional(),
            requests: amounts.optional(),
          })
          .optional(),
        livenessProbe: probe,
        readinessProbe: probe,
      }),
    )
    .refine(containers => Object.keys(containers).length > 0, {
      error: 'has no container',
    }),
  service: z
    .strictObject({
      ports: z.record(z.string(), z.looseObject({ port: z.int() })),
    })
    .optional(),
  resources: z
    .record(z.string(), z.looseObject({ type: z.string() }))
    .optional(),
});

/** Other platforms can read the workload. */
export const score: RenderRule = {
  id: 'score',
  async check(render) {
    return {
      findings: await checkShape({
        render,
        file: FILE,
        rule: 'score',
        schema: SCORE,
      }),
    };
  },
};

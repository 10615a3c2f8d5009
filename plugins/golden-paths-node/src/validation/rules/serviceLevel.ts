import { z } from 'zod/v4';
import { runProgram } from '../programs';
import type { RenderRule } from '../types';
import { checkShape } from './checkShape';

const FILE = 'SLO.yaml';

// A subquery says after the window how often it asks: [{{.window}}:5m].
const query = z.string().regex(/\[\{\{\.window\}\}(?::\w+)?\]/, {
  error: 'must be over the window [{{.window}}]',
});

const alert = z.strictObject({
  disable: z.boolean().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

/** Sloth's `prometheus/v1`, with what the golden paths ask beyond it. */
const SLO = z.strictObject({
  version: z.literal('prometheus/v1'),
  service: z.string().min(1),
  labels: z.looseObject({ owner: z.string().min(1) }),
  slos: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z0-9][-A-Za-z0-9_.]*$/),
        description: z.string().min(1),
        objective: z.number().gt(0).lte(100),
        labels: z.record(z.string(), z.string()).optional(),
        sli: z.union([
          z.strictObject({
            events: z.strictObject({ error_query: query, total_query: query }),
          }),
          z.strictObject({
            raw: z.strictObject({ error_ratio_query: query }),
          }),
        ]),
        alerting: z.strictObject({
          name: z.string().min(1),
          labels: z.record(z.string(), z.string()).optional(),
          annotations: z.looseObject({ runbook_url: z.url() }),
          page_alert: alert,
          ticket_alert: alert,
        }),
      }),
    )
    .min(2),
});

/** Sloth can make rules of the objectives, and every alert has its runbook. */
export const serviceLevel: RenderRule = {
  id: 'service-level',
  async check(render) {
    const findings = await checkShape({
      render,
      file: FILE,
      rule: 'service-level',
      schema: SLO,
    });
    if (findings.length > 0) {
      return { findings };
    }
    const sloth = await render.findProgram('sloth');
    if (!sloth) {
      return {
        findings,
        unchecked: [`${FILE} with sloth: it is not on this machine's PATH`],
      };
    }
    const { dir, signal } = render;
    const { ok, output } = await runProgram(
      sloth,
      ['validate', '--input', FILE],
      { cwd: dir, signal },
    );
    if (!ok) {
      findings.push({
        rule: 'service-level',
        file: FILE,
        message: `Sloth refuses it: ${output}`,
        remedy: 'Correct the skeleton.',
      });
    }
    return { findings };
  },
};

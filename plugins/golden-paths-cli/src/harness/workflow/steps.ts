import { z } from 'zod/v4';

/** What act prints, as far as it is used. */
const EVENT = z.looseObject({
  job: z.string().optional(),
  step: z.string().optional(),
  stage: z.string().optional(),
  msg: z.string(),
  raw_output: z.boolean().optional(),
  stepResult: z.string().optional(),
  executionTime: z.number().optional(),
});

/** A step of a workflow that ran. */
export type Step = {
  job: string;
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
};

const NANOSECONDS = 1e9;

/** Collects the steps out of act's log, line by line. */
export function createStepReader() {
  const outputs = new Map<string, string>();
  const steps: Step[] = [];
  return {
    steps,
    read(line: string) {
      const { data } = EVENT.safeParse(parseLine(line));
      if (!data?.step || data.stage !== 'Main') {
        return;
      }
      const job = (data.job ?? '').split('/').at(-1)?.trim() ?? '';
      const key = `${job}/${data.step}`;
      if (data.raw_output) {
        outputs.set(key, `${outputs.get(key) ?? ''}${data.msg}`);
      } else if (data.stepResult && data.stepResult !== 'skipped') {
        steps.push({
          job,
          name: data.step,
          ok: data.stepResult === 'success',
          seconds: (data.executionTime ?? 0) / NANOSECONDS,
          output: outputs.get(key) ?? '',
        });
      }
    },
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

import type { Matrix } from '../readMatrix';
import { runScript } from '../runCommand';
import { scriptEnvironment } from '../scriptEnvironment';
import type { Check } from '../types';

/** A check that a stack declares in its matrix. */
export function stackCheck(declared: Matrix['checks'][number]): Check {
  const { id, run, variants, needs, expect } = declared;
  return {
    id,
    needs,
    applies: ({ variant }) => !variants || variants.includes(variant),
    async run(subject) {
      const { ok, output } = await runScript(run, {
        cwd: subject.dir,
        env: scriptEnvironment(subject),
      });
      if (ok && expect && !new RegExp(expect, 'm').test(output)) {
        return {
          ok: false,
          output: `It succeeded, but nothing that it printed matches /${expect}/: did it test anything?\n${output}`,
        };
      }
      return { ok, output };
    },
  };
}

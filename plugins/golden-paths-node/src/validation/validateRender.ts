import { listFiles, readText } from './files';
import type { Render, RenderRule, ValidationReport } from './types';

/**
 * Looks at a rendered folder as those will who get it: git, the catalog, Helm, Sloth.
 * Changes nothing.
 */
export async function validateRender(options: {
  dir: string;
  values: Record<string, unknown>;
  rules: RenderRule[];
  findProgram: Render['findProgram'];
  signal?: AbortSignal;
}): Promise<ValidationReport> {
  const { dir, values, rules, findProgram, signal } = options;
  const render: Render = {
    dir,
    values,
    files: await listFiles(dir),
    read: file => readText(`${dir}/${file}`),
    findProgram,
    signal,
  };
  const report: ValidationReport = { findings: [], checked: [], unchecked: [] };
  for (const rule of rules) {
    const { findings, unchecked = [] } = await rule.check(render);
    report.checked.push(rule.id);
    report.findings.push(...findings);
    report.unchecked.push(...unchecked);
  }
  return report;
}

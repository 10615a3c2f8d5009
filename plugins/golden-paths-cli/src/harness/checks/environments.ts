import fs from 'node:fs/promises';
import path from 'node:path';
import { runCommand, type CommandResult } from '../runCommand';
import type { Subject } from '../types';

const CHART = 'deploy/chart';

/** The environments that a repository deploys to. */
export async function listEnvironments({ dir }: Subject): Promise<string[]> {
  return (await fs.readdir(path.join(dir, 'deploy/envs'))).sort();
}

/** Calls helm on the chart as it is installed in an environment. */
export function helm(
  subject: Subject,
  environment: string,
  command: string[],
  flags: string[] = [],
): Promise<CommandResult> {
  return runCommand(
    'helm',
    [
      ...command,
      CHART,
      '--values',
      `${CHART}/ci/values.yaml`,
      '--values',
      `deploy/envs/${environment}/values.yaml`,
      '--namespace',
      `${subject.values.name}-${environment}`,
      ...flags,
    ],
    { cwd: subject.dir },
  );
}

/** Asks the same of every environment; the first that fails is the one that is told. */
export async function inEveryEnvironment(
  subject: Subject,
  ask: (environment: string) => Promise<CommandResult>,
) {
  for (const environment of await listEnvironments(subject)) {
    const { ok, output } = await ask(environment);
    if (!ok) {
      return { ok, output, file: `deploy/envs/${environment}/values.yaml` };
    }
  }
  return { ok: true, output: '' };
}

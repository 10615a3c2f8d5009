import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { parseYaml } from '../../template';

/**
 * Actions that only set something up which is here already, or that need what this
 * machine can't have (a container engine, GitHub's storage). A stand-in that does
 * nothing takes their place; every other action fails the check.
 */
const SET_UP = [
  /^actions\/(?:cache|setup-go|setup-node|setup-python|upload-artifact|download-artifact)@/,
  /^astral-sh\/setup-uv@/,
  /^azure\/setup-helm@/,
  /^docker\/(?:setup-buildx-action|setup-qemu-action|login-action|metadata-action|build-push-action)@/,
  /^golangci\/golangci-lint-action@/,
];

/** Checking out is what the runner does itself. */
const OWN = /^(?:actions\/checkout@|\.\/)/;

const WORKFLOW = z.looseObject({
  jobs: z.record(
    z.string(),
    z.looseObject({
      services: z
        .record(z.string(), z.looseObject({ image: z.string() }))
        .optional(),
      steps: z.array(z.looseObject({ uses: z.string().optional() })).optional(),
    }),
  ),
});

/** What the workflows of a repository use that has to be stood in for. */
export type Used = { actions: string[]; unknown: string[]; services: string[] };

/** Reads the workflows that a pull request runs. */
export async function readUsed(dir: string, files: string[]): Promise<Used> {
  const workflows = await Promise.all(
    files.map(async file =>
      WORKFLOW.parse(
        parseYaml(await fs.readFile(path.join(dir, file), 'utf8')),
      ),
    ),
  );
  const jobs = workflows.flatMap(({ jobs: all }) => Object.values(all));
  const uses = new Set(
    jobs
      .flatMap(({ steps = [] }) => steps.flatMap(step => step.uses ?? []))
      .filter(action => !OWN.test(action)),
  );
  const isSetUp = (action: string) =>
    SET_UP.some(pattern => pattern.test(action));
  return {
    actions: [...uses].filter(isSetUp),
    unknown: [...uses].filter(action => !isSetUp(action)),
    services: jobs.flatMap(({ services = {} }) =>
      Object.values(services).map(({ image }) => image),
    ),
  };
}

import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { runScript } from '../runCommand';
import type { Subject } from '../types';

/** Does nothing, in the place of an action that sets up what is here already. */
const STAND_IN = `name: Stand-in
description: Does nothing
runs:
  using: composite
  steps:
    - run: "true"
      shell: bash
`;

/**
 * GitHub's runners have sudo and let a job install packages. Here the set-up has
 * installed them: what a job asks for has to be there.
 */
const SUDO = `#!/usr/bin/env bash
set -euo pipefail
if [ "\${1-}" != apt-get ]; then exec "$@"; fi
shift
[ "\${1-}" = install ] || exit 0
shift
for word in "$@"; do
  case $word in
    -*) ;;
    *) dpkg --status "$word" >/dev/null || { echo "install the package $word" >&2; exit 1; } ;;
  esac
done
`;

/** A pull request, as GitHub describes it to a workflow. */
const EVENT = JSON.stringify({
  pull_request: {
    number: 1,
    head: { ref: 'change', sha: '0'.repeat(40) },
    base: { ref: 'main' },
  },
});

/** Where a workflow runs: a clone, beside what stands in for GitHub. */
export type Stage = {
  clone: string;
  standIn: string;
  event: string;
  bin: string;
};

/**
 * Sets the stage. The clone is one that a colleague would have, apart from where the
 * database listens: a job's service container becomes the Postgres that is here.
 */
export async function setStage(
  subject: Subject,
  options: { postgresHost?: string; leaveOut: string[] },
): Promise<Stage> {
  const { postgresHost, leaveOut } = options;
  const folder = path.join(subject.scratch, 'workflow');
  const stage = {
    clone: path.join(folder, 'clone'),
    standIn: path.join(folder, 'stand-in'),
    event: path.join(folder, 'event.json'),
    bin: path.join(folder, 'bin'),
  };
  await fs.mkdir(stage.standIn, { recursive: true });
  await fs.mkdir(stage.bin, { recursive: true });
  await fs.writeFile(path.join(stage.standIn, 'action.yml'), STAND_IN);
  await fs.writeFile(stage.event, EVENT);
  await fs.writeFile(path.join(stage.bin, 'sudo'), SUDO, { mode: 0o755 });
  const { ok, output } = await runScript(
    `git clone --quiet "$REPOSITORY" clone
     cd clone
     git remote set-url origin https://github.com/example/example.git
     if [ -n "$POSTGRES_HOST" ]; then
       sed -i "s/localhost:5432/$POSTGRES_HOST/" .github/workflows/*.yml
     fi`,
    {
      cwd: folder,
      env: { REPOSITORY: subject.dir, POSTGRES_HOST: postgresHost ?? '' },
    },
  );
  if (!ok) {
    throw new Error(`The repository can't be cloned: ${output}`);
  }
  await leaveOutSteps(path.join(stage.clone, '.github/workflows'), leaveOut);
  return stage;
}

/** Takes steps out of a clone's workflows, known by what they run. */
async function leaveOutSteps(folder: string, commands: string[]) {
  for (const name of commands.length > 0 ? await fs.readdir(folder) : []) {
    const file = path.join(folder, name);
    const document = yaml.parseDocument(await fs.readFile(file, 'utf8'));
    yaml.visit(document, {
      Map: (_key, node) =>
        commands.includes(String(node.get('run')))
          ? yaml.visit.REMOVE
          : undefined,
    });
    await fs.writeFile(file, document.toString({ lineWidth: 0 }));
  }
}

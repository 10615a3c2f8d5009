import fs from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../runCommand';
import type { Check, Outcome, Subject } from '../types';
import {
  createStepReader,
  findMadeTargets,
  findVerifyTargets,
  readUsed,
  setStage,
  type Step,
} from '../workflow';

/** What runs on a pull request; what ships needs GitHub and a registry. */
const FILES = ['ci.yml', 'platform.yml'].map(
  file => `.github/workflows/${file}`,
);

const TIMEOUT_MS = 20 * 60_000;

async function present(dir: string, files: string[]): Promise<string[]> {
  const there = await Promise.all(
    files.map(file =>
      fs.access(path.join(dir, file)).then(
        () => [file],
        () => [],
      ),
    ),
  );
  return there.flat();
}

/** The steps that would fail here for want of a service, and of nothing else. */
async function findUnreachable({ matrix }: Subject) {
  const found = await Promise.all(
    matrix.online.map(async step => {
      const { url, method } = step;
      const answer = await fetch(url, {
        method,
        ...(method === 'POST' ? { body: '{}' } : {}),
        headers: { 'content-type': 'application/json' },
      }).catch(() => undefined);
      return answer?.ok ? [] : [step];
    }),
  );
  return found.flat();
}

/** `make verify` promises all that CI does: what CI has not made is made here. */
async function makeRest(subject: Subject, steps: Step[]) {
  const files = await present(subject.dir, ['Makefile', 'make/platform.mk']);
  const texts = await Promise.all(
    files.map(file => fs.readFile(path.join(subject.dir, file), 'utf8')),
  );
  const made = findMadeTargets(steps.map(({ name }) => name));
  const rest = findVerifyTargets(texts).filter(name => !made.includes(name));
  const parts: NonNullable<Outcome['parts']> = [];
  for (const target of rest) {
    const started = performance.now();
    const result = await runCommand('make', [target], {
      cwd: subject.dir,
      env: { CI: 'true' },
    });
    const seconds = (performance.now() - started) / 1000;
    parts.push({ id: `verify: make ${target}`, seconds, ...result });
  }
  return parts;
}

/**
 * Runs the workflow of a pull request, job by job, with act on this machine: every
 * `run:` for real, with its shell, environment and conditions.
 */
export const workflow: Check = {
  id: 'workflow',
  needs: ['act', 'git', 'make'],
  async run(subject) {
    const files = await present(subject.dir, FILES);
    const used = await readUsed(subject.dir, files);
    const postgres = process.env.GOLDEN_PATHS_POSTGRES_URL;
    const strange = [
      ...used.unknown,
      ...used.services.filter(image => !postgres || !/^postgres:/.test(image)),
    ];
    if (strange.length > 0) {
      return {
        ok: false,
        output: `Nothing here stands in for ${strange.join(', ')}`,
        file: files[0],
      };
    }
    const leftOut = await findUnreachable(subject);
    const stage = await setStage(subject, {
      postgresHost: postgres ? new URL(postgres).host : undefined,
      leaveOut: leftOut.map(({ run }) => run),
    });
    const reader = createStepReader();
    const { ok, output } = await runCommand(
      'act',
      [
        'pull_request',
        '--workflows',
        files[0],
        '--eventpath',
        stage.event,
        '--platform',
        'ubuntu-24.04=-self-hosted',
        // One after the other: two machines' worth of jobs would fight over this one.
        '--concurrent-jobs',
        '1',
        '--json',
        // Act passes on nothing of its own accord.
        ...(process.env.MAKEFLAGS
          ? ['--env', `MAKEFLAGS=${process.env.MAKEFLAGS}`]
          : []),
        ...used.actions.flatMap(action => [
          '--local-repository',
          `${action}=${stage.standIn}`,
        ]),
      ],
      {
        cwd: stage.clone,
        env: { PATH: `${stage.bin}:${process.env.PATH}` },
        timeoutMs: TIMEOUT_MS,
        onLine: reader.read,
      },
    );
    const ran = reader.steps.filter(({ name }) => !name.includes('@'));
    const failed = ran.find(step => !step.ok);
    return {
      ok: ok && ran.length > 0,
      output: failed
        ? `${failed.job}: ${failed.name}\n${failed.output}`
        : output,
      file: files[0],
      parts: [
        ...ran.map(step => ({
          id: `ci: ${step.name.split('\n')[0]}`,
          ok: step.ok,
          seconds: step.seconds,
          output: `${step.job}\n${step.output}`,
          file: files[0],
        })),
        ...leftOut.map(({ run, url }) => ({
          id: `ci: ${run}`,
          ok: false,
          unreachable: url,
          seconds: 0,
          output: `not run: ${url} does not answer here`,
        })),
        ...(await makeRest(subject, ran)),
      ],
    };
  },
};

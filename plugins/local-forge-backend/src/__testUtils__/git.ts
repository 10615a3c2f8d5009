import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Runs the git of this machine as a user would, away from the user's own settings. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await exec('git', args, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Ann',
      GIT_AUTHOR_EMAIL: 'ann@acme.example',
      GIT_COMMITTER_NAME: 'Ann',
      GIT_COMMITTER_EMAIL: 'ann@acme.example',
    },
  });
  return stdout.trim();
}

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true });
  }
});

/** An empty folder that goes when the tests of a file are over. */
export async function workFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forge-work-'));
  folders.push(folder);
  return folder;
}

/** The address of a repository with a token in it. */
export function withToken(cloneUrl: string, token: string): string {
  return cloneUrl.replace('://', `://x-access-token:${token}@`);
}

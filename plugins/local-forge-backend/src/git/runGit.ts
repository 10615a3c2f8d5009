import { spawn } from 'node:child_process';

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What a git command answered. */
export interface GitResult {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/** Options of {@link runGit}. */
export interface RunGitOptions {
  /** The bare repository to work in. */
  gitDir?: string;
  /** Standard input. */
  input?: string | Buffer;
  /** Variables beside the fixed ones. */
  env?: Record<string, string>;
  /** Exit codes that are answers and not failures; 0 always is one. */
  accept?: number[];
}

/** A git command that failed; the message carries what git said. */
export class GitError extends Error {
  readonly name = 'GitError';

  constructor(
    readonly command: string,
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${command} failed with ${code}: ${stderr.trim()}`);
  }
}

/**
 * The environment of every git process. Nothing of the machine's or the user's
 * git configuration reaches it: the same commands must give the same objects
 * everywhere, and a hook or alias configured elsewhere must not run here.
 */
export function gitEnvironment(
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    ...configurationVariables({
      'safe.directory': '*',
      'core.hooksPath': '/dev/null',
      'core.protectHFS': 'true',
      'core.protectNTFS': 'true',
      'core.quotePath': 'false',
      'core.autocrlf': 'false',
      'gc.auto': '0',
      'http.receivepack': 'true',
      'receive.advertisePushOptions': 'false',
      'receive.fsckObjects': 'true',
      'receive.hideRefs': 'refs/pull',
      'uploadpack.allowFilter': 'true',
      'uploadpack.allowReachableSHA1InWant': 'true',
    }),
    ...extra,
  };
}

function configurationVariables(settings: Record<string, string>) {
  const entries = Object.entries(settings);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(entries.length)],
    ...entries.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}

/** Runs one git command to its end, never through a shell. */
export async function runGit(
  args: string[],
  options: RunGitOptions = {},
): Promise<GitResult> {
  const { gitDir, input, env, accept = [] } = options;
  const child = spawn(
    'git',
    ['--literal-pathspecs', ...(gitDir ? ['--git-dir', gitDir] : []), ...args],
    { env: gitEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) {
      child.kill();
      return;
    }
    stdout.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command may end without reading all of its input; its exit code tells what happened.
  child.stdin.on('error', () => {});
  child.stdin.end(input);

  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const errorText = Buffer.concat(stderr).toString('utf8');
  if (code === null || (code !== 0 && !accept.includes(code))) {
    throw new GitError(args[0], code, errorText);
  }
  return { code, stdout: Buffer.concat(stdout), stderr: errorText };
}

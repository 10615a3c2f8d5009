import { spawn } from 'node:child_process';

const MAX_MESSAGE = 2_000;

/** How git is run. */
export interface GitOptions {
  cwd?: string;
  /** Added to an environment in which nothing of this machine's configuration shows. */
  env?: Record<string, string>;
  signal?: AbortSignal;
  /** Lines for its standard input. */
  input?: Iterable<string>;
}

/** Runs git to its end and answers what it wrote. For what is known to be short. */
export async function runGit(
  args: string[],
  options: GitOptions = {},
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of gitOutput(args, options)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * Runs git and hands on the parts of its output that end with NUL, as they come: a history
 * may be larger than the memory.
 */
export async function* gitRecords(
  args: string[],
  options: GitOptions = {},
): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of gitOutput(args, options)) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (
      let end = rest.indexOf(0, start);
      end >= 0;
      end = rest.indexOf(0, start)
    ) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length) {
    yield rest.toString();
  }
}

async function* gitOutput(
  args: string[],
  { cwd, env, signal, input }: GitOptions,
): AsyncGenerator<Buffer> {
  const child = spawn('git', args, {
    cwd,
    signal,
    env: {
      PATH: process.env.PATH ?? '',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      // Reading history needs no file's content, and must not fetch any one by one.
      GIT_NO_LAZY_FETCH: '1',
      LC_ALL: 'C',
      ...env,
    },
  });
  let message = '';
  child.stderr.on('data', chunk => {
    message = (message + chunk).slice(-MAX_MESSAGE);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // Whoever stops reading early, or git itself, may close the pipe first.
  child.stdin.on('error', () => {});
  ended.catch(() => {});
  child.stdin.end([...(input ?? [])].map(line => `${line}\n`).join(''));
  try {
    yield* child.stdout;
    const code = await ended;
    if (code !== 0) {
      throw new Error(`git ${args[0]} failed: ${message.trim()}`);
    }
  } finally {
    child.kill();
  }
}

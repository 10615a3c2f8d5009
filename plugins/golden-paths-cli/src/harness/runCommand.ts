import { spawn } from 'node:child_process';

const DEFAULT_TIMEOUT_MS = 10 * 60_000;

/** How a command ended, and what it printed. */
export type CommandResult = { ok: boolean; output: string };

/** Runs a command without a shell, and keeps all that it prints. */
export function runCommand(
  command: string,
  args: string[],
  options: {
    cwd: string;
    env?: Record<string, string>;
    timeoutMs?: number;
    onLine?: (line: string) => void;
  },
): Promise<CommandResult> {
  const { cwd, env = {}, timeoutMs = DEFAULT_TIMEOUT_MS, onLine } = options;
  return new Promise(resolve => {
    // A process group of its own, so that what it began ends with it.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const chunks: Buffer[] = [];
    let line = '';
    let late = '';
    const timer = setTimeout(() => {
      late = `\n${command} was stopped: it took longer than ${
        timeoutMs / 1000
      } s`;
      endGroup(child.pid, 'SIGKILL');
    }, timeoutMs);
    const keep = (chunk: Buffer) => {
      chunks.push(chunk);
      const lines = (line + chunk.toString()).split('\n');
      line = lines.pop() ?? '';
      lines.forEach(complete => onLine?.(complete));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const finish = (ok: boolean, message = '') => {
      clearTimeout(timer);
      const output = Buffer.concat(chunks).toString().trim();
      resolve({ ok, output: `${output}${message}${late}` });
    };
    child.on('error', error => finish(false, error.message));
    child.on('close', code => finish(code === 0));
  });
}

/** Runs a script with bash, which stops at the first command that fails. */
export function runScript(
  script: string,
  options: Parameters<typeof runCommand>[2],
): Promise<CommandResult> {
  return runCommand('bash', ['-euo', 'pipefail', '-c', script], options);
}

/** Ends a process and all that it began; nothing happens when it has ended. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals) {
  try {
    if (pid) {
      process.kill(-pid, signal);
    }
  } catch {
    // It has ended.
  }
}

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;

/** The full path of a program, when PATH has it. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * Runs a program, without a shell.
 *
 * @returns whether it succeeded, and all that it printed
 */
export function runProgram(
  file: string,
  args: string[],
  options: { cwd: string; signal?: AbortSignal },
): Promise<{ ok: boolean; output: string }> {
  return new Promise(resolve => {
    execFile(
      file,
      args,
      {
        ...options,
        encoding: 'utf8',
        timeout: TIMEOUT_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => {
        const printed = `${stdout}${stderr}`.trim();
        resolve({ ok: !error, output: printed || (error?.message ?? '') });
      },
    );
  });
}

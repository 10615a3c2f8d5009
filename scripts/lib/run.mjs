import { spawn } from 'node:child_process';

/**
 * Runs a command and keeps what it prints to itself, unless it fails: then the error
 * carries it. With VERBOSE=1 everything is printed as it comes.
 */
export function run(command, args, { env = {}, ...options } = {}) {
  const verbose = process.env.VERBOSE === '1';
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      env: { ...process.env, ...env },
      stdio: verbose ? 'inherit' : options.stdio ?? ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout?.on('data', chunk => chunks.push(chunk));
    child.stderr?.on('data', chunk => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve();
        return;
      }
      const output = Buffer.concat(chunks).toString();
      const error = new Error(
        `${command} ${args.join(' ')} ended with ${signal ?? code}`,
      );
      error.output = `${output}\n${error.message}`;
      reject(error);
    });
  });
}

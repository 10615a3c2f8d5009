import { isError } from '@backstage/errors';
import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';

/** A NUL byte in the beginning is how git, too, tells a binary file. */
const PROBE_BYTES = 8000;

/**
 * All files under a folder, as sorted paths relative to it with forward slashes.
 * What git or a tool put there (`.git`, `node_modules`, `.venv`, `.tools`) is left out.
 */
export async function listFiles(dir: string): Promise<string[]> {
  const skipped = new Set(['.git', 'node_modules', '.venv', '.tools']);
  const visit = async (folder: string): Promise<string[]> => {
    const entries = await fs.readdir(path.join(dir, folder), {
      withFileTypes: true,
    });
    const nested = entries
      .filter(entry => !skipped.has(entry.name))
      .map(async (entry: Dirent) => {
        const name = path.posix.join(folder, entry.name);
        return entry.isDirectory() ? visit(name) : [name];
      });
    return (await Promise.all(nested)).flat();
  };
  return (await visit('')).sort();
}

/** The text of a file, or nothing when it is absent or binary. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    const bytes = await fs.readFile(file);
    return bytes.subarray(0, PROBE_BYTES).includes(0)
      ? undefined
      : bytes.toString('utf8');
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

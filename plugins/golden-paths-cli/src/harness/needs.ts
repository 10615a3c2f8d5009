import { findProgram } from '@milepost/plugin-golden-paths-node';
import { access } from 'node:fs/promises';
import path from 'node:path';

/** Where the set-up (scripts/lib/templateTools.mjs) puts schemas that tools publish. */
const SHARED = process.env.GOLDEN_PATHS_SHARED ?? '';

/** The full path of a file or folder of the set-up, when it is there. */
export async function findShared(name: string): Promise<string | undefined> {
  const file = path.join(SHARED, name);
  return access(file).then(
    () => file,
    () => undefined,
  );
}

/** Those of the programs, and of the files of the set-up, that are not there. */
export async function findMissing(needs: string[]): Promise<string[]> {
  const found = await Promise.all(
    needs.map(name =>
      name.includes('/') ? findShared(name) : findProgram(name),
    ),
  );
  return needs.filter((_, index) => !found[index]);
}

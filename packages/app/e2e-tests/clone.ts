import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { FORGE_URL } from './portal';

/** Clones a repository of the forge with git, as its owner would. */
export function cloneInto(folder: string, repository: string): string {
  const target = path.join(folder, repository);
  const address = `${FORGE_URL}/acme/${repository}.git`;
  execFileSync('git', ['clone', '--quiet', address, target]);
  return target;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { git, withToken, workFolder } from '../../__testUtils__/git';
import { TestForge, TOKEN } from '../../__testUtils__/testForge';

/** A working copy whose commits reach the forge. */
export interface WorkingCopy {
  git(...args: string[]): Promise<string>;
  write(path: string, content: string | Buffer): Promise<void>;
  /** Commits everything and gives the commit. */
  commit(message: string): Promise<string>;
  /** Sends a branch to the forge; without a name, all branches and tags. */
  push(branch?: string): Promise<void>;
}

/** Creates a repository of `acme` on the forge and a working copy of it. */
export async function createRepository(
  forge: TestForge,
  name: string,
  options: { description?: string; private?: boolean } = {},
): Promise<WorkingCopy> {
  const { data } = await forge
    .octokit()
    .rest.repos.createInOrg({ org: 'acme', name, ...options });
  const folder = await workFolder();
  const run = (...args: string[]) => git(folder, ...args);
  await run('init', '--quiet', '--initial-branch=main');
  return {
    git: run,
    async write(path, content) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    },
    async commit(message) {
      await run('add', '--all');
      await run('commit', '--quiet', '--message', message);
      return run('rev-parse', 'HEAD');
    },
    async push(branch) {
      const remote = withToken(data.clone_url, TOKEN);
      await run('push', '--quiet', remote, branch ?? '--all');
      if (!branch) {
        await run('push', '--quiet', remote, '--tags');
      }
    },
  };
}

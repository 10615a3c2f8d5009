import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { GitRepository } from './GitRepository';
import { KeyedQueue } from './KeyedQueue';
import { runGit } from './runGit';

const OLDEST_GIT = [2, 38]; // The first with `git merge-tree --write-tree`.

/**
 * The folder of bare repositories.
 *
 * @remarks
 *
 * A repository lies under a random name that is kept in its database row, so
 * that no name from the network ever becomes part of a path. It is prepared in
 * `incoming/` and moved to `repositories/` when its row is written: a crash in
 * between leaves a folder that nothing refers to and that blocks no retry.
 */
export class GitRepositories {
  readonly #dataDir: string;
  readonly #queue = new KeyedQueue();

  static async create(dataDir: string): Promise<GitRepositories> {
    await requireGit();
    const directory = resolve(dataDir);
    await rm(resolve(directory, 'incoming'), { recursive: true, force: true });
    await mkdir(resolve(directory, 'incoming'), { recursive: true });
    await mkdir(resolve(directory, 'repositories'), { recursive: true });
    return new GitRepositories(directory);
  }

  private constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Prepares an empty bare repository that {@link GitRepositories.publish} makes visible. */
  async prepare(defaultBranch: string): Promise<string> {
    const directory = `${randomUUID()}.git`;
    const path = resolveSafeChildPath(this.#dataDir, `incoming/${directory}`);
    await runGit([
      'init',
      '--quiet',
      '--bare',
      '--template=',
      `--initial-branch=${defaultBranch}`,
      '--',
      path,
    ]);
    return directory;
  }

  /** The repository that is being prepared under a name. */
  incoming(directory: string): GitRepository {
    return new GitRepository(
      resolveSafeChildPath(this.#dataDir, `incoming/${directory}`),
    );
  }

  /** Moves a prepared repository to its place. */
  async publish(directory: string): Promise<void> {
    await rename(this.incoming(directory).gitDir, this.open(directory).gitDir);
  }

  /** Gives up a prepared repository. */
  async discard(directory: string): Promise<void> {
    await rm(this.incoming(directory).gitDir, { recursive: true, force: true });
  }

  /** The repository in a folder. */
  open(directory: string): GitRepository {
    return new GitRepository(
      resolveSafeChildPath(this.#dataDir, `repositories/${directory}`),
    );
  }

  /** Deletes a repository for good. */
  async remove(directory: string): Promise<void> {
    await rm(this.open(directory).gitDir, { recursive: true, force: true });
  }

  /**
   * Runs work that moves references of a repository, one at a time, so that
   * what it reads before it writes stays true.
   */
  async exclusively<T>(
    repository: GitRepository,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.#queue.run(repository.gitDir, work);
  }

  /** Waits for the work that has begun. */
  async idle(): Promise<void> {
    await this.#queue.idle();
  }
}

async function requireGit(): Promise<void> {
  const { stdout } = await runGit(['version']);
  const found = /(\d+)\.(\d+)/.exec(stdout.toString('utf8')) ?? [];
  const [major, minor] = found.slice(1).map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  if (
    !(major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
  ) {
    throw new InputError(
      `The local forge needs git ${OLDEST_GIT.join('.')} or later and found '${
        found[0] ?? 'none'
      }'; please update git`,
    );
  }
}

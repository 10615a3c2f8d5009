import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gitRecords, GitOptions, runGit } from './runGit';

/** Where a branch or tag points. */
export interface Ref {
  name: string;
  /** The commit, also of an annotated tag. */
  sha: string;
  /** When it was made: a tag by its tagger, what has none by its commit. */
  at: number;
}

/** A bare copy of a repository without the content of its files. */
export class Mirror {
  readonly #options: GitOptions & { cwd: string };

  /** Makes the copy, or brings it up to date. */
  static async update(options: {
    directory: string;
    repository: string;
    url: string;
    env: Record<string, string>;
    signal: AbortSignal;
  }): Promise<Mirror> {
    const { directory, repository, url, env, signal } = options;
    const name = createHash('sha256').update(repository).digest('hex');
    const cwd = join(directory, `${name}.git`);
    await mkdir(cwd, { recursive: true });
    const git = { cwd, env, signal };
    try {
      await runGit(['init', '--quiet', '--bare'], git);
      for (const [key, value] of [
        ['remote.origin.url', url],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.partialclonefilter', 'blob:none'],
      ]) {
        await runGit(['config', key, value], git);
      }
      await runGit(
        [
          'fetch',
          '--quiet',
          '--prune',
          '--force',
          '--no-write-fetch-head',
          // Git refuses what a shallow repository has; we mark where it ends.
          '--update-shallow',
          // What ended somewhere once may go back further now.
          ...(existsSync(join(cwd, 'shallow')) ? ['--unshallow'] : []),
          '--filter=blob:none',
          'origin',
          '+refs/heads/*:refs/heads/*',
          '+refs/tags/*:refs/tags/*',
        ],
        git,
      );
    } catch (error) {
      // Whoever was killed leaves locks and halves behind. Nothing here is needed.
      if (
        /could not lock|\.lock'|corrupt|bad object|not a git/i.test(
          (error as Error).message,
        )
      ) {
        await rm(cwd, { recursive: true, force: true });
      }
      throw error;
    }
    return new Mirror(git);
  }

  private constructor(options: GitOptions & { cwd: string }) {
    this.#options = options;
  }

  /**
   * The commits at which a shallow history ends, with the parents that they really have:
   * git shows them as if they were the first.
   */
  async ends(): Promise<Map<string, string[]>> {
    const list = await readFile(
      join(this.#options.cwd, 'shallow'),
      'utf8',
    ).catch(error => {
      if (error.code === 'ENOENT') {
        return '';
      }
      throw error;
    });
    const ends = new Map<string, string[]>();
    for (const sha of list.split('\n').filter(line => line)) {
      const commit = await runGit(['cat-file', 'commit', sha], this.#options);
      const [header] = commit.split('\n\n', 1);
      const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)];
      ends.set(
        sha,
        parents.map(([, parent]) => parent),
      );
    }
    return ends;
  }

  /** The branches and tags that match patterns. What does not point at a commit is left out. */
  async refs(...patterns: string[]): Promise<Ref[]> {
    const format =
      '%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)%00%(creatordate:unix)%00';
    const output = await runGit(
      ['for-each-ref', `--format=${format}`, ...patterns],
      this.#options,
    );
    return output.split('\0\n').flatMap(line => {
      const [name, sha, type, peeled, peeledType, at] = line.split('\0');
      const commit =
        (type === 'commit' && sha) || (peeledType === 'commit' && peeled);
      return commit ? [{ name, sha: commit, at: Number(at) * 1000 }] : [];
    });
  }

  /**
   * Fields of the commits that are in `tips` and not in `known`, parents first. Known
   * commits that a rewritten branch has lost are of no interest.
   */
  async *commits(
    format: readonly string[],
    range: { tips: string[]; known: string[] },
    ...more: string[]
  ): AsyncGenerator<string[]> {
    if (!range.tips.length) {
      return;
    }
    const records = gitRecords(
      [
        'log',
        '-z',
        '--reverse',
        '--topo-order',
        '--ignore-missing',
        `--format=${format.join('%x00')}`,
        ...more,
        '--stdin',
      ],
      {
        ...this.#options,
        input: [...range.tips, ...range.known.map(sha => `^${sha}`)],
      },
    );
    let fields: string[] = [];
    for await (const record of records) {
      fields.push(record);
      if (fields.length === format.length) {
        yield fields;
        fields = [];
      }
    }
  }

  /** The files that commits touch; those of merges are left out, as merges are no changes. */
  async paths(shas: readonly string[]): Promise<Map<string, string[]>> {
    const paths = new Map<string, string[]>(shas.map(sha => [sha, []]));
    let current: string[] = [];
    const args = ['diff-tree', '--stdin', '--root', '-r', '-z'];
    const records = gitRecords([...args, '--no-renames', '--name-only'], {
      ...this.#options,
      input: shas,
    });
    for await (const record of records) {
      const own = paths.get(record);
      if (own) {
        current = own;
      } else {
        current.push(record);
      }
    }
    return paths;
  }
}

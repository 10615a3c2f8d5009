import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A commit of a generated history: the positions of its parents. */
export type GeneratedCommit = number[];

/** A real git repository that was made from a generated history. */
export class GitJudge {
  readonly #directory = mkdtempSync(path.join(tmpdir(), 'dora-judge-'));
  /** By position of the commit. */
  readonly shas: string[];

  constructor(history: GeneratedCommit[]) {
    this.#git(['init', '--quiet', '--bare']);
    const stream = history.map((parents, i) =>
      [
        `commit refs/heads/c${i}`,
        `mark :${i + 1}`,
        `committer A <a@example.com> ${1_700_000_000 + i * 60} +0000`,
        'data 1',
        'x',
        ...parents.map(
          (parent, n) => `${n === 0 ? 'from' : 'merge'} :${parent + 1}`,
        ),
        '',
      ].join('\n'),
    );
    this.#git(['fast-import', '--quiet', '--force'], stream.join('\n'));
    const refs = this.#git([
      'for-each-ref',
      '--format=%(refname:lstrip=2) %(objectname)',
    ]);
    const shas = new Map(
      refs.split('\n').map(ref => ref.split(' ') as [string, string]),
    );
    this.shas = history.map((_, i) => shas.get(`c${i}`)!);
  }

  /** The commits of one revision that are not in any of others, as git says. */
  revList(revision: string, others: string[]): string[] {
    const answer = this.#git(['rev-list', revision, '--not', ...others]);
    return answer === '' ? [] : answer.split('\n');
  }

  remove() {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #git(args: string[], input?: string): string {
    return execFileSync('git', args, {
      cwd: this.#directory,
      input,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      },
    }).trim();
  }
}

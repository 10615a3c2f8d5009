import { GitResult, RunGitOptions, runGit } from './runGit';

/**
 * One bare repository. The functions of this folder take it as their first
 * argument; it is the only thing that knows where the repository lies.
 */
export class GitRepository {
  constructor(readonly gitDir: string) {}

  /** Runs a git command in the repository. */
  async run(
    args: string[],
    options: Omit<RunGitOptions, 'gitDir'> = {},
  ): Promise<GitResult> {
    return runGit(args, { ...options, gitDir: this.gitDir });
  }

  /** Runs a git command and gives its output as text, without the last newline. */
  async text(
    args: string[],
    options: Omit<RunGitOptions, 'gitDir'> = {},
  ): Promise<string> {
    const { stdout } = await this.run(args, options);
    return stdout.toString('utf8').replace(/\n$/, '');
  }
}

import { runCommand } from './runCommand';

/**
 * The files that differ from a commit, also those that are not committed; nothing when
 * git does not know the commit.
 */
export async function listChanges(
  root: string,
  since: string,
): Promise<string[] | undefined> {
  const git = (...args: string[]) => runCommand('git', args, { cwd: root });
  const base = await git('merge-base', since, 'HEAD');
  if (!base.ok) {
    return undefined;
  }
  const [changed, added] = await Promise.all([
    git('diff', '--name-only', base.output),
    git('ls-files', '--others', '--exclude-standard'),
  ]);
  return changed.ok && added.ok
    ? `${changed.output}\n${added.output}`.split('\n').filter(Boolean)
    : undefined;
}

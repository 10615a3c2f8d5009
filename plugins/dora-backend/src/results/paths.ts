import type { RepositoryFacts } from '../units/RepositoryFacts';

/** Whether something touches a component; unknown where nobody has looked. */
export type Touch = 'yes' | 'no' | 'unknown';

/** Whether a file is a path, or in the folder of it. */
export function isUnder(path: string, prefix: string): boolean {
  const folder = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return path === prefix || path.startsWith(folder);
}

/** Whether any of some commits touches the paths of a component. */
export function touches(
  repository: RepositoryFacts,
  commits: number[],
  paths: string[] | undefined,
): Touch {
  if (paths === undefined) {
    return 'yes';
  }
  let answer: Touch = 'no';
  for (const commit of commits) {
    const files = repository.pathsOf(commit);
    if (files === undefined) {
      answer = 'unknown';
    } else if (files.some(file => paths.some(path => isUnder(file, path)))) {
      return 'yes';
    }
  }
  return commits.length === 0 ? 'unknown' : answer;
}

/** The files that some commits touch; undefined if one of the commits is unseen. */
export function filesOf(
  repository: RepositoryFacts,
  commits: number[],
): string[] | undefined {
  const files: string[] = [];
  for (const commit of commits) {
    const own = repository.pathsOf(commit);
    if (own === undefined) {
      return undefined;
    }
    files.push(...own);
  }
  return files;
}

import fs from 'node:fs';
import path from 'node:path';

/** Where `make` puts mkdocs, from the root of the project. */
const PROJECT_MKDOCS_FOLDER = '.tools/techdocs/bin';

/**
 * Folders in which mkdocs may be: those of PATH, then the one that `make` fills in
 * the project around `cwd`, so that `yarn start` finds it too.
 */
export function mkdocsFolders(cwd: string, searchPath: string): string[] {
  const parents: string[] = [];
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    parents.push(folder);
    if (folder === path.dirname(folder)) {
      break;
    }
  }
  return [
    ...searchPath.split(path.delimiter).filter(Boolean),
    ...parents.map(parent => path.join(parent, PROJECT_MKDOCS_FOLDER)),
  ];
}

/** The first of these folders that holds an executable mkdocs. */
export function findMkdocs(folders: string[]): string | undefined {
  return folders.find(folder => {
    try {
      fs.accessSync(path.join(folder, 'mkdocs'), fs.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

// Finds the toolchains that the tests use for real, and installs those that Debian
// has where we may. Each answers `{ path }`, or `{ missing }` with one sentence that
// says what it cost and how to get it.
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** The first of these programs that PATH has. */
export function findOnPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

const mayInstall = () => process.getuid?.() === 0 && findOnPath('apt-get');

let listsUpdated;
/** Installs a package of Debian's, where we may; says what went wrong, and goes on. */
export async function aptInstall(packageName) {
  if (!mayInstall()) {
    return;
  }
  console.log(`        installing ${packageName} from Debian's packages`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  listsUpdated ??= run('apt-get', ['update', '-qq']);
  try {
    await listsUpdated;
    await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', packageName],
      { env },
    );
  } catch (error) {
    console.error(error.output);
  }
}

/** Chromium or Chrome, or the one that CHROMIUM_PATH names. */
export async function findBrowser() {
  const find = () =>
    process.env.CHROMIUM_PATH ??
    findOnPath('chromium', 'chromium-browser', 'google-chrome');
  if (!find()) {
    await aptInstall('chromium');
  }
  return find()
    ? { path: find() }
    : {
        missing:
          'No browser, so the end-to-end test did not run: install chromium, or set CHROMIUM_PATH.',
      };
}

/** Go, which runs the tests of the repository that the end-to-end test creates. */
export async function findGo() {
  const go = findOnPath('go') ?? '/usr/local/go/bin/go';
  try {
    accessSync(go, constants.X_OK);
    return { path: go };
  } catch {
    return {
      missing:
        'No Go, so the end-to-end test, which runs the tests of a new Go service, did not run: install Go 1.26 or newer from go.dev.',
    };
  }
}

/** The same as {@link findPostgres}, of what is there. */
export function findPostgresFolder() {
  const initdb = findOnPath('initdb');
  if (initdb) {
    // What stands on PATH may be a link to one program out of the folder.
    return path.dirname(realpathSync(initdb));
  }
  const debian = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(debian)
      .map(Number)
      .filter(version => version >= 15)
      .sort((a, b) => b - a);
    return versions.length > 0
      ? path.join(debian, String(versions[0]), 'bin')
      : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of Postgres' server programs, 15 or newer. */
export async function findPostgres() {
  if (!findPostgresFolder()) {
    await aptInstall('postgresql');
  }
  const folder = findPostgresFolder();
  return folder
    ? { path: folder }
    : {
        missing:
          'No Postgres, so the tests ran on SQLite only: install postgresql 15 or newer, or set BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING.',
      };
}

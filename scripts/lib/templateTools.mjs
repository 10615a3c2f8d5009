// The tools that prove the golden paths, at the versions that template-tools.json pins.
// What has a package registry is installed into .cache/golden-paths, which is safe to
// lose; what Debian packages is installed where we may. A tool that can't be had is not
// an error here: the report has it as missing, and its rows are red.
import { accessSync, constants } from 'node:fs';
import {
  copyFile,
  glob,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';
import { aptInstall, findOnPath } from './toolchain.mjs';

const FOLDER = path.resolve('.cache/golden-paths');

const pins = JSON.parse(
  await readFile(new URL('template-tools.json', import.meta.url), 'utf8'),
);

function isThere(file) {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Does something unless it was done already for the same pin. */
async function once(name, pin, install) {
  const stamp = path.join(FOLDER, 'stamps', name.replaceAll('/', '-'));
  const done = await readFile(stamp, 'utf8').catch(() => '');
  if (done === pin) {
    return;
  }
  console.log(`        installing ${pin}`);
  try {
    await install();
    await mkdir(path.dirname(stamp), { recursive: true });
    await writeFile(stamp, pin);
  } catch (error) {
    console.error(error.output ?? error);
  }
}

/** A module of its own for each: one tool's needs must not change another's. */
async function inModule(module, work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'milepost-tool-'));
  const go = (...args) =>
    run('go', args, { cwd: folder, env: { GOBIN: path.join(FOLDER, 'bin') } });
  try {
    await writeFile(
      path.join(folder, 'go.mod'),
      `module tool\n\ngo 1.26\n\nrequire ${module.replace('@', ' ')}\n`,
    );
    await work(go, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * `go install package@version` would also ask the proxy for a list of versions, which
 * some proxies do not have; a module that requires the version does not.
 */
function installGo(pin) {
  const [command, version] = pin.split('@');
  const module = command.replace(/\/cmd\/.*$/, '');
  return inModule(`${module}@${version}`, async go => {
    await go('mod', 'edit', `-tool=${command}`);
    await go('mod', 'tidy');
    await go('install', command);
  });
}

/** The zip of a Go module carries the schemas that its tool publishes. */
async function copyFromModule(name, { module, files }) {
  const target = path.join(FOLDER, 'shared', name);
  const cache = path.join(FOLDER, 'modules');
  await mkdir(target, { recursive: true });
  const env = { GOMODCACHE: cache, GOFLAGS: '-modcacherw' };
  try {
    await run('go', ['mod', 'download', module], { env, cwd: tmpdir() });
    for await (const file of glob(`${module}/${files}`, { cwd: cache })) {
      await copyFile(
        path.join(cache, file),
        path.join(target, path.basename(file)),
      );
    }
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

async function installPython(packages) {
  const folder = path.join(FOLDER, 'venv');
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  const pip = path.join(folder, 'bin', 'pip');
  await run(pip, ['install', '--quiet', ...packages]);
}

/**
 * Installs what is not there.
 *
 * @returns what the harness has to have in its environment to find it
 */
export async function installTemplateTools() {
  for (const [program, packageName] of Object.entries(pins.debian)) {
    if (!findOnPath(program)) {
      await aptInstall(packageName);
    }
  }
  for (const [name, pin] of Object.entries(pins.go)) {
    await once(name, pin, () => installGo(pin));
  }
  for (const [name, pin] of Object.entries(pins.shared)) {
    await once(name, pin.module, () => copyFromModule(name, pin));
  }
  await once('python', pins.python.join(' '), () => installPython(pins.python));

  const folders = [path.join(FOLDER, 'bin'), path.join(FOLDER, 'venv', 'bin')];
  return {
    PATH: [...folders.filter(isThere), process.env.PATH].join(path.delimiter),
    GOLDEN_PATHS_SHARED: path.join(FOLDER, 'shared'),
    // Every repository builds the same tools for itself: here they share one set.
    MAKEFLAGS: `TOOLS=${path.join(FOLDER, 'repository-tools')}`,
  };
}

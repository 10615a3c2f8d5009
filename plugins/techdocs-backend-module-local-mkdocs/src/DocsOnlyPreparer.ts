import type { Entity } from '@backstage/catalog-model';
import {
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
} from '@backstage/plugin-techdocs-node';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const MKDOCS_FILES = ['mkdocs.yml', 'mkdocs.yaml'];
const DEFAULT_DOCS_DIR = 'docs';

/**
 * Hands the generator a copy of a folder's documentation and nothing else.
 *
 * @remarks
 * The generator reads the whole folder it is given and refuses it over any symbolic
 * link that leads out of it. The root of a working copy, with its installed packages
 * and tools, is large and full of them.
 */
export class DocsOnlyPreparer implements PreparerBase {
  readonly #preparer: PreparerBase;

  constructor(preparer: PreparerBase) {
    this.#preparer = preparer;
  }

  shouldCleanPreparedDirectory(): boolean {
    return true;
  }

  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const prepared = await this.#preparer.prepare(entity, options);
    return { ...prepared, preparedDir: await copyDocs(prepared.preparedDir) };
  }
}

async function copyDocs(from: string): Promise<string> {
  const to = await fs.mkdtemp(path.join(os.tmpdir(), 'techdocs-'));
  let docsDir = DEFAULT_DOCS_DIR;
  for (const name of MKDOCS_FILES) {
    const text = await fs
      .readFile(path.join(from, name), 'utf8')
      .catch(ignoreMissing);
    if (text !== undefined) {
      await fs.writeFile(path.join(to, name), text);
      docsDir = /^docs_dir:\s*['"]?([^'"#\s]+)/m.exec(text)?.[1] ?? docsDir;
    }
  }
  const source = path.resolve(from, docsDir);
  if (source.startsWith(from + path.sep)) {
    await fs
      .cp(source, path.join(to, docsDir), { recursive: true })
      .catch(ignoreMissing);
  }
  return to;
}

// What is missing, the generator says better: it knows what it needs.
function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') {
    throw error;
  }
}

import { listFiles } from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../runCommand';
import type { Check } from '../types';

const SHEBANG = /^#!.*\b(?:ba|da|k)?sh\b/;

/** Every script for a shell. Those inside workflows are actionlint's. */
export const shellcheck: Check = {
  id: 'shellcheck',
  needs: ['shellcheck'],
  async run({ dir }) {
    const scripts: string[] = [];
    for (const file of await listFiles(dir)) {
      const text = await fs.readFile(path.join(dir, file), 'latin1');
      if (file.endsWith('.sh') || SHEBANG.test(text)) {
        scripts.push(file);
      }
    }
    return scripts.length === 0
      ? { ok: true, output: 'no scripts' }
      : {
          ...(await runCommand('shellcheck', scripts, { cwd: dir })),
          file: scripts[0],
        };
  },
};

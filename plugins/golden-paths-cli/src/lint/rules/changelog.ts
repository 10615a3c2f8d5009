import fs from 'node:fs/promises';
import path from 'node:path';
import type { LintedTemplate, LintRule } from '../types';
import { VERSION_ANNOTATION } from './metadata';

async function checkOne(template: LintedTemplate, root: string) {
  const version = template.entity.metadata.annotations?.[VERSION_ANNOTATION];
  const file = path.join(template.dir, 'CHANGELOG.md');
  const text = await fs.readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const index = lines.findIndex(line => line.startsWith('## '));
  const top = lines[index]?.slice(3).trim();
  return version === undefined || top === version
    ? []
    : [
        {
          rule: 'changelog',
          file: path.relative(root, file),
          line: index < 0 ? 1 : index + 1,
          message: `The newest entry is ${
            top ?? 'missing'
          }, but the template says ${version}.`,
          remedy: `Say under '## ${version}' what changes for those who have an older version.`,
        },
      ];
}

/** A version without a word on what it changes helps nobody to upgrade. */
export const changelog: LintRule = {
  id: 'changelog',
  async check({ templates, root }) {
    const found = templates.map(template => checkOne(template, root));
    return (await Promise.all(found)).flat();
  },
};

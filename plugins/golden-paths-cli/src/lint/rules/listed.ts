import fs from 'node:fs/promises';
import path from 'node:path';
import type { LintRule } from '../types';

const LIST = 'templates/catalog-info.yaml';

/** A template that the catalog does not know of is not a golden path. */
export const listed: LintRule = {
  id: 'listed',
  async check({ root, templates }) {
    const folder = path.join(root, 'templates');
    const entries = await fs.readdir(folder, { withFileTypes: true });
    const written = entries.flatMap(entry => {
      if (entry.isDirectory()) {
        return [path.join(folder, entry.name, 'template.yaml')];
      }
      const isTemplate =
        entry.name.endsWith('.yaml') && entry.name !== path.basename(LIST);
      return isTemplate ? [path.join(folder, entry.name)] : [];
    });
    const present = await Promise.all(
      written.map(async file =>
        (await fs.stat(file).catch(() => undefined)) ? [file] : [],
      ),
    );
    const known = new Set(templates.map(({ file }) => file));
    return present
      .flat()
      .filter(file => !known.has(file))
      .map(file => ({
        rule: 'listed',
        file: path.relative(root, file),
        message: 'The catalog does not know this template.',
        remedy: `Add it to spec.targets in ${LIST}.`,
      }));
  },
};

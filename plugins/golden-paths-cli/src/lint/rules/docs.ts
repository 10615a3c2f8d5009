import type { Finding } from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { LintedTemplate, LintRule } from '../types';

const ANNOTATION = 'backstage.io/techdocs-ref';

async function checkOne(template: LintedTemplate, root: string) {
  const findings: Finding[] = [];
  const ref = template.entity.metadata.annotations?.[ANNOTATION];
  const source = path.resolve(
    path.dirname(template.file),
    ref?.replace(/^dir:/, '') ?? '.',
  );
  if (!ref?.startsWith('dir:') || source !== template.dir) {
    findings.push({
      rule: 'docs',
      file: template.shown,
      message: `${ANNOTATION} does not lead to the template's folder.`,
      remedy: `Point it to ${path.relative(root, template.dir)}, as 'dir:…'.`,
    });
  }
  for (const name of ['mkdocs.yml', 'docs/index.md']) {
    const file = path.join(template.dir, name);
    if (!(await fs.stat(file).catch(() => undefined))) {
      findings.push({
        rule: 'docs',
        file: path.relative(root, file),
        message: 'The file is missing.',
        remedy:
          'Tell who chooses a path what it makes, and whom it is not for.',
      });
    }
  }
  return findings;
}

/** Whoever chooses a path can read what it is first. */
export const docs: LintRule = {
  id: 'docs',
  async check({ templates, root }) {
    const found = templates.map(template => checkOne(template, root));
    return (await Promise.all(found)).flat();
  },
};

import type { JsonObject } from '@backstage/types';
import { listFiles, type Finding } from '@milepost/plugin-golden-paths-node';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { readTemplates, type Template } from '../template';
import { LINT_RULES } from './rules';
import type { LintedTemplate, LintRule, SkeletonFile } from './types';

async function readSkeleton(
  root: string,
  template: Template,
): Promise<SkeletonFile[]> {
  const urls = template.entity.spec.steps
    .filter(({ action }) => action === 'fetch:template')
    .map(({ input }) => String(input?.url));
  const folders = [...new Set(urls)].map(url =>
    path.resolve(path.dirname(template.file), url),
  );
  const files = await Promise.all(
    folders.map(async folder =>
      (await listFiles(folder)).map(file => path.join(folder, file)),
    ),
  );
  return Promise.all(
    files.flat().map(async file => {
      const bytes = await fs.readFile(file);
      return {
        file: path.relative(root, file),
        text: bytes.includes(0) ? undefined : bytes.toString('utf8'),
      };
    }),
  );
}

function lineOf(template: Template, steps: (string | number)[]) {
  const counter = new yaml.LineCounter();
  const document = yaml.parseDocument(template.text, { lineCounter: counter });
  // The nearest place that is there: what is missing belongs to its parent.
  for (let length = steps.length; length > 0; length--) {
    const node = document.getIn(steps.slice(0, length), true);
    if (yaml.isNode(node) && node.range) {
      return counter.linePos(node.range[0]).line;
    }
  }
  return undefined;
}

/** Holds the templates of a checkout against the rules of the golden paths. */
export async function lintTemplates(options: {
  root: string;
  goldenPaths: JsonObject;
  rules?: LintRule[];
}): Promise<Finding[]> {
  const { root, goldenPaths, rules = LINT_RULES } = options;
  const templates: LintedTemplate[] = await Promise.all(
    (
      await readTemplates(root)
    ).map(async template => ({
      ...template,
      shown: path.relative(root, template.file),
      skeleton: await readSkeleton(root, template),
    })),
  );
  const context = { root, templates, goldenPaths, lineOf };
  const findings = await Promise.all(rules.map(rule => rule.check(context)));
  // What the paths share is looked at once for each of them, and told once.
  const unique = new Map(
    findings.flat().map(finding => [JSON.stringify(finding), finding]),
  );
  return [...unique.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

import type { Finding } from '@milepost/plugin-golden-paths-node';
import { findUsedValues } from '../expressions';
import type { LintContext, LintedTemplate, LintRule } from '../types';

function checkOne(template: LintedTemplate, context: LintContext): Finding[] {
  const { steps } = template.entity.spec;
  const index = steps.findIndex(({ action }) => action === 'fetch:template');
  const supplied = Object.keys(steps[index]?.input?.values ?? {});
  const findings: Finding[] = [];
  const used = new Set<string>();
  for (const { file, text = '' } of template.skeleton) {
    const uses = [
      ...findUsedValues(file),
      ...(file.endsWith('.njk') ? findUsedValues(text) : []),
    ];
    for (const [name, position] of uses) {
      used.add(name);
      if (!supplied.includes(name)) {
        findings.push({
          rule: 'supplied-values',
          file,
          line: text.slice(0, position).split('\n').length,
          message: `'${template.id}' does not supply the value '${name}', so nothing would stand here.`,
          remedy: `Add '${name}' to the values of its render steps.`,
        });
      }
    }
  }
  for (const name of supplied.filter(value => !used.has(value))) {
    findings.push({
      rule: 'supplied-values',
      file: template.shown,
      line: context.lineOf(template, [
        'spec',
        'steps',
        index,
        'input',
        'values',
        name,
      ]),
      message: `No file uses the value '${name}'.`,
      remedy: 'Remove it.',
    });
  }
  return findings;
}

/** What templates use and what they are given is the same. */
export const suppliedValues: LintRule = {
  id: 'supplied-values',
  check: context =>
    context.templates.flatMap(template => checkOne(template, context)),
};

import { lineAt, type Finding } from '../findings';
import type { RenderRule } from '../types';

/**
 * What only a template says: an expression on the scaffolder's own names, or a
 * statement of its language. GitHub's `${{ github.x }}` and Helm's `{{ .Values.x }}`
 * are at home in a repository.
 */
const LEFT_OVER =
  /\$\{\{-?\s*(?:values|parameters|goldenPaths)\b|\{%-?\s*(?:if|elif|else|endif|for|endfor|set|raw|endraw|macro|endmacro|include|block|endblock)\b|\[object Object\]/g;

const UNRENDERED_NAME = /\$\{\{|\{%|\.njk$/;

/** What a person typed may look like a template: then it is right that it is there. */
function wasTyped(found: string, values: unknown[]): boolean {
  return values.some(
    value => typeof value === 'string' && value.includes(found),
  );
}

function toFinding(file: string, text: string, match: RegExpExecArray) {
  return {
    rule: 'leftovers',
    file,
    line: lineAt(text, match.index),
    message: `'${match[0]}' was left by the template.`,
    remedy:
      "Name the template's file '.njk' so that it is rendered, and give every object a filter that makes text of it.",
  };
}

/** Template syntax in a rendered repository means that a file was not rendered. */
export const leftovers: RenderRule = {
  id: 'leftovers',
  async check({ files, read, values }) {
    const findings: Finding[] = files
      .filter(file => UNRENDERED_NAME.test(file))
      .map(file => ({
        rule: 'leftovers',
        file,
        message: 'The name of the file was not rendered.',
        remedy:
          "Set 'templateFileExtension: true' on the render step, and supply the values that the name uses.",
      }));
    for (const file of files) {
      const text = (await read(file)) ?? '';
      for (const match of text.matchAll(LEFT_OVER)) {
        if (!wasTyped(match[0], Object.values(values))) {
          findings.push(toFinding(file, text, match));
        }
      }
    }
    return { findings };
  },
};

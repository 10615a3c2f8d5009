import yaml from 'yaml';
import type { z } from 'zod/v4';
import { lineAt, type Finding } from '../findings';
import type { Render } from '../types';

/** Holds a YAML file against a schema; each finding has the line of what is wrong. */
export async function checkShape(options: {
  render: Render;
  file: string;
  rule: string;
  schema: z.ZodType;
}): Promise<Finding[]> {
  const { render, file, rule, schema } = options;
  const text = await render.read(file);
  if (text === undefined) {
    return [
      {
        rule,
        file,
        message: 'The file is missing.',
        remedy: 'Every golden path renders one: add it to the skeleton.',
      },
    ];
  }
  const document = yaml.parseDocument(text);
  const { error } = schema.safeParse(document.toJS());
  return (error?.issues ?? []).map(issue => {
    const node = document.getIn(issue.path, true);
    const range = yaml.isNode(node) ? node.range : undefined;
    return {
      rule,
      file,
      line: range ? lineAt(text, range[0]) : undefined,
      message: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
      remedy: 'Correct the skeleton.',
    };
  });
}

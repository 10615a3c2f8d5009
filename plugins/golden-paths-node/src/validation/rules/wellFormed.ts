import yaml from 'yaml';
import type { Finding } from '../findings';
import type { RenderRule } from '../types';

/** Helm's templates become YAML only when Helm has rendered them. */
const HELM_TEMPLATE = /(?:^|\/)chart\/templates\//;

/** JSON in which comments are allowed, by the tools that read it. */
const JSON_WITH_COMMENTS =
  /(?:^|\/)(?:tsconfig[^/]*|devcontainer|\.vscode\/.*)\.json$/;

const REMEDY =
  "Quote what a person typed with the filter 'dump' where it lands in YAML or JSON.";

function findYamlFaults(file: string, text: string): Finding[] {
  // mkdocs names Python functions by tags that only it knows.
  return yaml
    .parseAllDocuments(text, { logLevel: 'silent' })
    .flatMap(({ errors }) =>
      errors.map(error => ({
        rule: 'well-formed',
        file,
        line: error.linePos?.[0].line,
        message: `This is not YAML: ${error.message.split('\n')[0]}`,
        remedy: REMEDY,
      })),
    );
}

function findJsonFaults(file: string, text: string): Finding[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [
      {
        rule: 'well-formed',
        file,
        message: `This is not JSON: ${
          error instanceof Error ? error.message : error
        }`,
        remedy: REMEDY,
      },
    ];
  }
}

/** Every file that calls itself YAML or JSON is. */
export const wellFormed: RenderRule = {
  id: 'well-formed',
  async check({ files, read }) {
    const findings: Finding[] = [];
    for (const file of files) {
      if (/\.ya?ml$/.test(file) && !HELM_TEMPLATE.test(file)) {
        findings.push(...findYamlFaults(file, (await read(file)) ?? ''));
      } else if (file.endsWith('.json') && !JSON_WITH_COMMENTS.test(file)) {
        findings.push(...findJsonFaults(file, (await read(file)) ?? ''));
      }
    }
    return { findings };
  },
};

import type { LintRule } from '../types';

/** An expression in a file that is only copied stays in the repository as it is. */
export const renderedFiles: LintRule = {
  id: 'rendered-files',
  check: ({ templates }) =>
    templates.flatMap(({ skeleton }) =>
      skeleton.flatMap(({ file, text = '' }) => {
        const position = text.search(/\$\{\{-?\s*values\b/);
        return file.endsWith('.njk') || position < 0
          ? []
          : [
              {
                rule: 'rendered-files',
                file,
                line: text.slice(0, position).split('\n').length,
                message: 'The file uses values but is not rendered.',
                remedy: `Name it '${file.split('/').at(-1)}.njk'.`,
              },
            ];
      }),
    ),
};

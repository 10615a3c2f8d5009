import type { LintRule } from '../types';

const USES = /^\s*(?:-\s+)?uses:\s*(\S+)(.*)$/;
const LOCAL = /^\.\//;
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;
const VERSION_COMMENT = /^\s+# v\d+(?:\.\d+){0,2}\b/;

/** A tag can be moved to other code; a commit can't. */
export const pinnedActions: LintRule = {
  id: 'pinned-actions',
  check: ({ templates }) =>
    templates
      .flatMap(({ skeleton }) => skeleton)
      .filter(({ file }) => file.includes('.github/'))
      .flatMap(({ file, text = '' }) =>
        text.split('\n').flatMap((content, index) => {
          const [, action, rest] = USES.exec(content) ?? [];
          const isGood =
            !action ||
            LOCAL.test(action) ||
            (PINNED.test(action) && VERSION_COMMENT.test(rest));
          return isGood
            ? []
            : [
                {
                  rule: 'pinned-actions',
                  file,
                  line: index + 1,
                  message: `'${action}' is not pinned.`,
                  remedy:
                    'Pin it to a full commit SHA, with its version as a comment: owner/action@<40 hex digits> # v1.2.3.',
                },
              ];
        }),
      ),
};

/** One line of a patch as it is shown. */
export interface PatchLine {
  kind: 'hunk' | 'added' | 'removed' | 'context';
  /** The number of the line before and after the change. */
  before?: number;
  after?: number;
  text: string;
}

/** Reads the hunks of a file's patch. */
export function parsePatch(patch: string): PatchLine[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').map((line): PatchLine => {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (header) {
      before = Number(header[1]);
      after = Number(header[2]);
      return { kind: 'hunk', text: line };
    }
    const text = line.slice(1);
    switch (line[0]) {
      case '+':
        return { kind: 'added', after: after++, text };
      case '-':
        return { kind: 'removed', before: before++, text };
      case '\\': // "No newline at end of file" is about the line above.
        return { kind: 'context', text: line };
      default:
        return { kind: 'context', before: before++, after: after++, text };
    }
  });
}

/** One thing that is wrong, where it is, and what to do about it. */
export type Finding = {
  /** The rule that found it, in kebab case. */
  rule: string;
  /** Path of the file, relative to what was looked at. */
  file: string;
  /** Counted from one; absent when the whole file is meant. */
  line?: number;
  message: string;
  remedy: string;
};

/** A finding in the form that editors and CI systems make clickable. */
export function formatFinding(finding: Finding): string {
  const { file, line, rule, message, remedy } = finding;
  return `${line ? `${file}:${line}` : file}: ${message} [${rule}] ${remedy}`;
}

/** The line, counted from one, of a position in a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

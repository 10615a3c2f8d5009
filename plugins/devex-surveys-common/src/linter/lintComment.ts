/**
 * What in a comment could tell who wrote it.
 *
 * @public
 */
export interface CommentFinding {
  kind:
    | 'email'
    | 'handle'
    | 'ticket'
    | 'link'
    | 'name'
    | 'number'
    | 'self-description';
  /** Where it is, in UTF-16 code units. */
  start: number;
  end: number;
}

const PATTERNS: ReadonlyArray<[CommentFinding['kind'], RegExp]> = [
  ['email', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  ['link', /\bhttps?:\/\/\S+|\bwww\.\S+/giu],
  ['handle', /(?<![\p{L}\d._%+-])@[\p{L}\d][\p{L}\d._-]*/gu],
  // Tickets and pull requests lead to the person who worked on them.
  ['ticket', /\b[A-Z][A-Z\d]+-\d+\b|(?<![\p{L}\d])[#!]\d+\b/gu],
  ['number', /\b\d{4,}\b|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b/gu],
  [
    'self-description',
    /\b(?:as (?:the|an?) (?:only|single|sole|new|newest|last)\b[^.,;!?]*|(?:I am|I'm|being) the (?:only|single|sole|newest)\b[^.,;!?]*|(?:since|when) I joined\b|my (?:manager|lead|boss|team lead)\b)/giu,
  ],
];

/**
 * Points out what in a comment could tell who wrote it, before it is sent. Runs in the
 * browser; what it finds is shown and sent nowhere.
 *
 * @param names - display names and user names of colleagues
 * @public
 */
export function lintComment(
  text: string,
  names: readonly string[] = [],
): CommentFinding[] {
  const findings = [
    ...PATTERNS.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map(match => ({
        kind,
        start: match.index,
        end: match.index + match[0].length,
      })),
    ),
    ...findNames(text, names),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  // An address is one finding, not also a handle and a name.
  return findings.filter(
    (finding, index) =>
      !findings
        .slice(0, index)
        .some(({ start, end }) => start <= finding.start && finding.end <= end),
  );
}

/** Names of at least this length are found by one of their parts. */
const MIN_NAME_PART = 3;

function findNames(text: string, names: readonly string[]): CommentFinding[] {
  const parts = new Set(
    names
      .flatMap(name => name.split(/[\s._-]+/u))
      .filter(part => part.length >= MIN_NAME_PART)
      .map(simplified),
  );
  return [...text.matchAll(/[\p{L}\p{M}][\p{L}\p{M}'’]*/gu)]
    .filter(({ 0: word }) => {
      const simple = simplified(word.replace(/['’]s$/u, ''));
      // Many names are words too: without a capital they are taken for the word, except
      // where nothing else in the text is written with one.
      return parts.has(simple) && (isCapital(word) || !/\p{Lu}/u.test(text));
    })
    .map(({ 0: word, index }) => ({
      kind: 'name' as const,
      start: index,
      end: index + word.length,
    }));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function simplified(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US');
}

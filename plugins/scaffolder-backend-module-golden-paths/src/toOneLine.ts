/**
 * White space, control characters, halves of surrogate pairs, characters that are none,
 * and those that reverse the direction of text and so could hide what it says.
 */
const UNPRINTABLE =
  /[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * What a person typed as one line of printable text. YAML, forges and Markdown each
 * refuse or reinterpret something of the rest.
 */
export function toOneLine(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}

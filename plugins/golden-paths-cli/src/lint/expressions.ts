/** An expression or a statement of the template language, with what it starts with. */
const TAG = /\$\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

const USE = /(?<![\w.$'"])values(?:\.([A-Za-z_]\w*)|\[['"](\w+)['"]\])/g;

/** The values that a template text uses, each with the position of its first use. */
export function findUsedValues(text: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const tag of text.matchAll(TAG)) {
    for (const use of tag[0].matchAll(USE)) {
      const name = use[1] ?? use[2];
      if (!used.has(name)) {
        used.set(name, tag.index + use.index);
      }
    }
  }
  return used;
}

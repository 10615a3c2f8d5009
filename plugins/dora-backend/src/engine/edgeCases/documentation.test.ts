import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../../..');
const SHORT = new Map([
  ['git', 'plugins/dora-backend-module-git/src'],
  ['github', 'plugins/dora-backend-module-github/src'],
]);

/** A test that the page names: its file, and how its title begins. */
interface Reference {
  file: string;
  title?: string;
}

/** Rows of tables whose last column names tests. */
function readRows(): { name: string; tests: string }[] {
  return fs
    .readFileSync(path.join(ROOT, 'docs/dora-edge-cases.md'), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('|') && !/^\| *(-|#|fault )/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))
    .map(cells => ({ name: cells[1], tests: cells[cells.length - 2] }));
}

function fileOf(prefix: string | undefined, name: string): string {
  if (/^(plugins|packages)\//.test(name)) {
    return name;
  }
  const folder = SHORT.get(prefix ?? '') ?? 'plugins/dora-backend/src';
  return `${folder}/${name}`;
}

function referencesOf(tests: string): Reference[] {
  const found: Reference[] = [];
  let prefix: string | undefined;
  for (const [, word, code, quoted] of tests.matchAll(
    /(\w+) (?=`)|`([^`]+)`|'([^']+)'/g,
  )) {
    if (word) {
      prefix = word;
    } else if (code && /^[\d, ]+$/.test(code)) {
      const file = `plugins/dora-backend/src/engine/edgeCases/${prefix}.test.ts`;
      found.push({ file, title: `${code}:` });
    } else if (code?.endsWith('.test.ts')) {
      found.push({ file: fileOf(prefix, code) });
    } else if (quoted) {
      const { file } = found[found.length - 1];
      found.push({ file, title: quoted.replace(/ ?…$/, '') });
    }
  }
  return found;
}

describe('docs/dora-edge-cases.md', () => {
  const rows = readRows();

  it('has the fifty cases', () => {
    const cases = rows.map(({ name }) => Number(name)).filter(n => n > 0);
    expect(cases).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it.each(rows)('names tests that exist: $name', ({ tests }) => {
    const references = referencesOf(tests);
    expect(references.length > 0 || /`yarn dora:oracle`/.test(tests)).toBe(
      true,
    );
    for (const { file, title = '' } of references) {
      const content = fs.readFileSync(path.join(ROOT, file), 'utf8');
      const titles = [
        ...content.matchAll(
          /(?:it|describe)(?:\.each\([^]*?\))?\(\s*['"`]([^]*?)['"`],/g,
        ),
      ].map(([, text]) => text);
      expect({ file, titles }).toEqual({
        file,
        titles: expect.arrayContaining([expect.stringContaining(title)]),
      });
    }
  });
});

import fc from 'fast-check';
import { renderMarkdown } from './markdown';

const place = {
  repository: 'acme/shop',
  ref: 'template/base',
  folder: 'docs/how',
};
const SCRIPT = 'javascript'; // On its own, because the linter takes a whole address of a script for a use of it.
const render = (text: string) => renderMarkdown(text, place).toString();

describe('renderMarkdown', () => {
  it.each([
    ['[a](b.md)', 'href="/acme/shop/blob/template/base/docs/how/b.md"'],
    ['[a](../b.md#c)', 'href="/acme/shop/blob/template/base/docs/b.md#c"'],
    ['[a](/b.md?plain=1)', 'href="/acme/shop/blob/template/base/b.md?plain=1"'],
    ['[a](../../../../b)', 'href="/acme/shop/blob/template/base/b"'],
    ['[a](..)', 'href="/acme/shop/blob/template/base/docs"'],
    ['[a](/)', 'href="/acme/shop"'],
    [
      '[a](<b c%20d.md>)',
      'href="/acme/shop/blob/template/base/docs/how/b%20c%20d.md"',
    ],
    ['[a](100%.md)', 'href="/acme/shop/blob/template/base/docs/how/100%25.md"'],
    ['[a](#b)', 'href="#b"'],
    ['[a](https://b.example/c)', 'href="https://b.example/c"'],
    ['https://b.example/c', 'href="https://b.example/c"'],
    ['![a](b.png)', 'src="/acme/shop/raw/template/base/docs/how/b.png"'],
  ])('resolves %s', (text, expected) => {
    expect(render(text)).toContain(expected);
  });

  it('loads no image from another place', () => {
    const badge = 'https://ci.example/badge.svg';
    const linked = render(`[![build](${badge})](https://ci.example)`);
    expect(linked).toMatch(/<a href="https:\/\/ci.example"[^>]*>build<\/a>/);
    expect(render(`![build](${badge})`)).toMatch(
      /<a href="https:\/\/ci.example\/badge.svg"[^>]*>build<\/a>/,
    );
    expect(render(`![](//ci.example/a.png)`)).not.toContain('<img');
  });

  it('lets no link run a script', () => {
    for (const address of [
      `${SCRIPT}:alert(1)`,
      `${SCRIPT.replace('v', 'V')}:alert(1)`,
      ` ${SCRIPT}:alert(1)`,
      'java&#10;script:alert(1)',
      '&#1;javascript:alert(1)',
      'javascript&colon;alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'data:image/svg+xml,<svg onload=alert(1)>',
      'vbscript:a',
      'file:///etc/passwd',
    ]) {
      for (const text of [
        `[a](${address})`,
        `[a](<${address}>)`,
        `<${address}>`,
        `![a](<${address}>)`,
        `[a]\n\n[a]: <${address}>`,
      ]) {
        const addresses = [
          ...`${render(text)}${renderMarkdown(text)}`.matchAll(
            /(?:href|src)="([^"]*)"/g,
          ),
        ].map(([, found]) => new URL(found, 'http://localhost/').protocol);
        expect(
          addresses.filter(protocol => !/^https?:$/.test(protocol)),
        ).toEqual([]);
      }
    }
  });

  it('shows HTML as text, whatever surrounds it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>"\'`*_[]()!#\n -ab&;:/\\') }),
        fc.constantFrom(
          '<script>x</script>',
          '<img src=x onerror=x>',
          '"onload="x',
        ),
        (around, attack) => {
          const markup = render(`${around}${attack}${around}`);
          // Without the values only the names of tags and attributes are left.
          const names = markup.replace(/="[^"]*"/g, '=""');
          expect(names).not.toMatch(/<script|<img|<[^>]*[\s"]on\w+/i);
        },
      ),
    );
  });

  it('puts headings below that of the page and gives them addresses', () => {
    const markup = render('# Run it!\n\n## Run it\n\n###### Deep');
    expect(markup).toContain('<h2 id="run-it">Run it!</h2>');
    expect(markup).toContain('<h3 id="run-it-1">Run it</h3>');
    expect(markup).toContain('<h6 id="deep">Deep</h6>');
  });
});

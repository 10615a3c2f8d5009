import { parsePatch } from './patch';

describe('parsePatch', () => {
  it('numbers the lines of each hunk and knows what is no line', () => {
    const patch = [
      '@@ -1,2 +1,2 @@ func main() {',
      ' a',
      '--- b',
      '+++ c',
      '\\ No newline at end of file',
      '@@ -10 +10,2 @@',
      ' d',
      '+',
    ].join('\n');
    expect(parsePatch(patch)).toEqual([
      { kind: 'hunk', text: '@@ -1,2 +1,2 @@ func main() {' },
      { kind: 'context', before: 1, after: 1, text: 'a' },
      { kind: 'removed', before: 2, text: '-- b' },
      { kind: 'added', after: 2, text: '++ c' },
      { kind: 'context', text: '\\ No newline at end of file' },
      { kind: 'hunk', text: '@@ -10 +10,2 @@' },
      { kind: 'context', before: 10, after: 10, text: 'd' },
      { kind: 'added', after: 11, text: '' },
    ]);
  });
});

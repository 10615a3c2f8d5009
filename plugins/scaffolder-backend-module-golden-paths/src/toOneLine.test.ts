import fc from 'fast-check';
import { toOneLine } from './toOneLine';

describe('toOneLine', () => {
  it.each([
    ['one\ntwo\r\n\tthree', 'one two three'],
    ['  \u0000bell\u0007\u007f\u0085 ', 'bell'],
    ['a\u2028b\u202ec\ufffe', 'a b c'],
    ['half \ud83d of a pair', 'half of a pair'],
    [
      'Größe, 大きさ, 👩‍💻: "${{ x }}" `id`',
      'Größe, 大きさ, 👩‍💻: "${{ x }}" `id`',
    ],
  ])('makes %j readable', (text, line) => {
    expect(toOneLine(text)).toBe(line);
  });

  it('leaves alone what it made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const line = toOneLine(text);
        expect(toOneLine(line)).toBe(line);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});

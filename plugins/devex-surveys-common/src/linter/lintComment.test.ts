import { lintComment } from './lintComment';

const NAMES = ['Noor van Dalen', 'Linh Đặng', 'oisin.brannick', 'Will Hope'];

function found(text: string) {
  return lintComment(text, NAMES).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ]);
}

describe('lintComment', () => {
  it.each([
    ['Ask me at noor@acme.example', [['email', 'noor@acme.example']]],
    [
      'PAY-123 took weeks, like #4711',
      [
        ['ticket', 'PAY-123'],
        ['ticket', '#4711'],
      ],
    ],
    ['@linh reviews nothing', [['handle', '@linh']]],
    [
      "Oisin's builds and Noor’s docs",
      [
        ['name', "Oisin's"],
        ['name', 'Noor’s'],
      ],
    ],
    ['see https://ci.example/job/9', [['link', 'https://ci.example/job/9']]],
    [
      'As the only Rust developer I wait',
      [['self-description', 'As the only Rust developer I wait']],
    ],
    [
      'My manager wants it by 24.12.',
      [
        ['self-description', 'My manager'],
        ['number', '24.12'],
      ],
    ],
  ])('points out what is in %p', (text, findings) => {
    expect(found(text)).toEqual(findings);
  });

  it('leaves alone what could come from anybody', () => {
    for (const text of [
      'CI is slow, and I hope that it will be better in 2 weeks.',
      'Fewer meetings, please!',
      'Use HTTP/2 and utf-8 everywhere',
      '',
    ]) {
      expect(found(text)).toEqual([]);
    }
  });
});

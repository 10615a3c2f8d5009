import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import fc from 'fast-check';
import {
  branchRef,
  isLogin,
  isRepositoryName,
  parseRefName,
  parseSha,
  parseTreePath,
} from './names';

// Texts that are made of what breaks out of things, beside arbitrary ones.
const fragments = fc.constantFrom(
  ...['..', '.', '/', '//', '-', '--', '.git', '.GIT', 'git~1', '.lock', '@{'],
  ...[
    '@',
    '~',
    '^',
    ':',
    '?',
    '*',
    '[',
    '\\',
    '\0',
    '\n',
    ' ',
    'refs',
    'heads',
  ],
  ...['main', 'HEAD', '\u200c', '\ud800', 'ü', '%2e', 'a'],
);
const hostile = fc.oneof(
  fc.array(fragments, { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary' }),
);

function gitAccepts(ref: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', ref], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('names from outside', () => {
  it('are references only if git accepts them and no tool can take them for options', () => {
    const branches = hostile.filter(text => branchRef(text) !== undefined);
    fc.assert(
      fc.property(branches, text => {
        const ref = String(branchRef(text));
        expect(ref).toBe(`refs/heads/${text}`);
        expect(gitAccepts(ref)).toBe(true);
        expect(ref.split('/').some(part => part.startsWith('-'))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('are paths only if they stay inside a tree', () => {
    const paths = hostile.filter(text => Boolean(parseTreePath(text)));
    fc.assert(
      fc.property(paths, text => {
        const path = String(parseTreePath(text));
        expect(posix.join('/tree', path)).toBe(`/tree/${path}`);
        expect(posix.normalize(path)).toBe(path);
        expect(path).not.toMatch(/(^|\/)\.git(\/|$)/i);
        expect(path).not.toMatch(/[\0\n\\]/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('are logins and repositories only in GitHub’s alphabet', () => {
    fc.assert(
      fc.property(hostile, text => {
        const accepted = isLogin(text) || isRepositoryName(text);
        expect(accepted && !/^[\w.-]+$/.test(text)).toBe(false);
        expect(accepted && /^\.\.?$/.test(text)).toBe(false);
        expect(isLogin(text) && text.startsWith('-')).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['refs/heads/main', true],
    ['refs/heads/feature/x.y', true],
    ['refs/heads/ü', true],
    ['refs/heads/a..b', false],
    ['refs/heads/-x', false],
    ['refs/heads/x.lock', false],
    ['refs/heads/', false],
    ['heads/main', false],
  ])('takes %p as a reference: %p', (text, accepted) => {
    expect(parseRefName(text) !== undefined).toBe(accepted);
  });

  it('takes only full ids of objects', () => {
    expect(parseSha('a'.repeat(40))).toBeDefined();
    expect(parseSha('A'.repeat(40))).toBeUndefined();
    expect(parseSha(`${'a'.repeat(40)}\n`)).toBeUndefined();
  });
});

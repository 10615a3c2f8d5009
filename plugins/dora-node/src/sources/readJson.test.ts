import { z } from 'zod/v4';
import { isoInstantSchema, readJson } from './readJson';
import { repositoryIdOf } from './repositoryId';

const schema = z.object({ at: isoInstantSchema, tags: z.array(z.string()) });

describe('readJson', () => {
  it.each([
    ['{"at":"2026-01-02T03:04:05+05:30","tags":[]}', 1767303245000],
    ['{"at":"2026-01-02T03:04:05.123456789Z","tags":[]}', 1767323045123],
  ])('reads %s', (body, at) => {
    expect(readJson({ body: Buffer.from(body) }, schema)).toEqual({
      ok: true,
      value: { at, tags: [] },
    });
  });

  it.each([
    [Buffer.from('{'), 'the body is not JSON in UTF-8'],
    [Buffer.from([0x22, 0xff, 0x22]), 'the body is not JSON in UTF-8'],
    [Buffer.from(''), 'the body is not JSON in UTF-8'],
    [Buffer.from('[]'), /^body: .*expected object/],
    [Buffer.from('{"at":"yesterday","tags":[1]}'), /^at: .*; tags\.0: /],
  ])('says why %s is wrong', (body, reason) => {
    const result = readJson({ body }, schema);
    expect(result).toEqual({
      ok: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('names at most five faults', () => {
    const body = Buffer.from(
      JSON.stringify({ at: '', tags: Array(10_000).fill(0) }),
    );
    const result = readJson({ body }, schema);
    expect(result).toMatchObject({
      reason: expect.not.stringContaining('tags.4'),
    });
  });
});

describe('repositoryIdOf', () => {
  it.each([
    ['https://github.com/Acme/Shop', 'github.com/acme/shop'],
    ['https://github.com/acme/shop.git/', 'github.com/acme/shop'],
    ['https://token@github.com/acme/shop', 'github.com/acme/shop'],
    ['http://localhost:7010/acme/shop', 'localhost:7010/acme/shop'],
    ['git@github.com:acme/shop.git', 'github.com/acme/shop'],
    [
      'ssh://git@git.acme.example:2222/a/b/c.git',
      'git.acme.example:2222/a/b/c',
    ],
    ['https://github.com/', undefined],
    ['shop', undefined],
    ['', undefined],
  ])('%s is %s', (url, id) => {
    expect(repositoryIdOf(url)).toBe(id);
  });
});

import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges } from '../../__testUtils__/readResults';
import { commit, deployment, line } from '../../__testUtils__/scenario';

jest.setTimeout(120_000);

const BOT = { login: 'renovate', bot: true };

describe('edge cases: exclusions', () => {
  const { compute, database } = edgeCases();

  it('excludes by rule with its version, and shows what it excluded', async () => {
    await compute(
      [
        ...line(['a', 'b']),
        commit('bot', ['b'], 3, { author: BOT }),
        deployment('1', 'a', 5),
        deployment('2', 'bot', 6),
      ],
      { exclusions: [{ id: 'bots', version: 3, bots: true }] },
    );
    expect(await readChanges(database())).toMatchObject({
      bot: { excluded: 'bots@3' },
      b: { excluded: null },
    });
  });

  it('excludes what touches nothing but the paths of a rule', async () => {
    await compute(
      [
        commit('a', [], 0),
        commit('manual', ['a'], 1, { paths: ['docs/a.md', 'README.md'] }),
        commit('both', ['manual'], 2, { paths: ['docs/a.md', 'src/a.ts'] }),
        commit('alike', ['both'], 3, { paths: ['docs-site/a.ts'] }),
        commit('empty', ['alike'], 4, { paths: [] }),
        commit('unseen', ['empty'], 5),
        deployment('1', 'a', 1),
        deployment('2', 'unseen', 8),
      ],
      {
        exclusions: [{ id: 'docs', version: 1, paths: ['docs/', 'README.md'] }],
      },
    );
    const changes = await readChanges(database());
    expect(Object.keys(changes)).toHaveLength(5);
    expect(
      Object.keys(changes).filter(name => changes[name].excluded === 'docs@1'),
    ).toEqual(['manual']);
  });
});

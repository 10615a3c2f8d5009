import { edgeCases } from '../../__testUtils__/edgeCases';
import { readChanges } from '../../__testUtils__/readResults';
import {
  commit,
  correction,
  deployment,
  line,
  REPOSITORY,
  shaOf,
} from '../../__testUtils__/scenario';
import { ChangeFlag } from '../../database/tables';

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

  it('leaves bots to the reader where nothing else decides', async () => {
    const author = BOT;
    const signals = [
      commit('a', [], 0),
      commit('plain', ['a'], 1, { author }),
      commit('docs', ['plain'], 2, { author, paths: ['docs/a.md'] }),
      commit('wanted', ['docs'], 3, { author }),
      commit('human', ['wanted'], 4),
      deployment('1', 'a', 1),
      deployment('2', 'human', 8),
      correction('1', {
        type: 'exclusion',
        kind: 'change',
        subject: { source: REPOSITORY, externalId: shaOf('wanted') },
        excluded: false,
      }),
    ];
    const docs = { id: 'docs', version: 1, paths: ['docs/'] };
    for (const [exclusions, excluded] of [
      [[docs], [null, 'docs@1']],
      [
        [{ id: 'bots', version: 1, bots: true }, docs],
        ['bots@1', 'bots@1'],
      ],
    ] as const) {
      await compute(signals, { exclusions: [...exclusions] });
      const changes = await readChanges(database());
      const upToBots = (name: string) =>
        (changes[name].flags & ChangeFlag.upToBots) !== 0;
      expect(Object.keys(changes).filter(upToBots)).toEqual(['plain']);
      expect([changes.plain.excluded, changes.docs.excluded]).toEqual(excluded);
      expect(changes.wanted.excluded).toBeNull();
    }
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

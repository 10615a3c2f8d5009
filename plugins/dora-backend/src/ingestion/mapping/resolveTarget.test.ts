import { resolveTarget, TargetFacts } from './resolveTarget';

const PRODUCTION = { name: 'production', production: true };
const REPOSITORY = 'github.com/acme/mono';
const inMono = (name: string) => ({
  componentRef: `component:default/${name}`,
  repository: REPOSITORY,
});

function resolve(facts: Partial<TargetFacts>) {
  return resolveTarget({
    target: {},
    named: [],
    ofRepository: [],
    environment: PRODUCTION,
    ...facts,
  });
}

describe('resolveTarget', () => {
  it('finds a service by the first way of naming that knows it', () => {
    const target = { service: 'PF9KMXH' };
    expect(
      resolve({
        target,
        named: [
          { by: 'a', components: [] },
          { by: 'the annotation x', components: [inMono('shop')] },
          { by: 'name', components: [inMono('other')] },
        ],
      }),
    ).toEqual({
      mapped: true,
      components: ['component:default/shop'],
      environment: PRODUCTION,
      reason: 'by the annotation x',
    });
  });

  it('does not choose between components of one name, unless one is at home', () => {
    const one = { componentRef: 'component:a/shop', repository: 'h/a' };
    const two = { componentRef: 'component:b/shop', repository: 'h/b' };
    const named = [{ by: 'name', components: [one, two] }];

    expect(resolve({ target: { service: 'shop' }, named })).toEqual({
      mapped: false,
      missing: 'component',
      reason: "'shop' could be component:a/shop, component:b/shop, by name",
    });
    expect(
      resolve({ target: { service: 'shop', repository: 'h/b' }, named }),
    ).toMatchObject({ components: ['component:b/shop'] });
  });

  it('takes the components of a repository', () => {
    const target = { repository: REPOSITORY, environment: 'prod' };
    const all = [inMono('shop'), inMono('shop-admin')];

    expect(resolve({ target, ofRepository: [all[0]] })).toMatchObject({
      components: ['component:default/shop'],
      reason: 'by its repository',
    });
    expect(resolve({ target, ofRepository: all })).toMatchObject({
      components: ['component:default/shop', 'component:default/shop-admin'],
      reason: expect.stringContaining('2 components'),
    });
    for (const [environment, name] of [
      ['shop-production', 'shop'],
      ['Production/shop-admin', 'shop-admin'],
    ]) {
      expect(
        resolve({ target: { ...target, environment }, ofRepository: all }),
      ).toMatchObject({ components: [`component:default/${name}`] });
    }
  });

  it('lets people decide, also that it is none of ours', () => {
    const target = { service: 'legacy' };
    expect(
      resolve({ target, decided: 'component:default/shop' }),
    ).toMatchObject({ mapped: true, components: ['component:default/shop'] });
    expect(resolve({ target, decided: null })).toMatchObject({
      mapped: true,
      components: [],
    });
    expect(resolve({ target, environment: null })).toMatchObject({
      mapped: true,
      components: [],
    });
  });

  it.each([
    [{ target: { service: 'x' } }, /called 'x'/, 'component'],
    [{ target: { repository: 'h/x' } }, /code in 'h\/x'/, 'component'],
    [{ target: {} }, /neither a service nor a repository/, 'component'],
    [
      {
        target: { service: 'shop', environment: 'blue' },
        named: [{ by: 'name', components: [inMono('shop')] }],
        environment: undefined,
      },
      /which environment 'blue' is/,
      'environment',
    ],
    [
      {
        target: { service: 'shop' },
        named: [{ by: 'name', components: [inMono('shop')] }],
        environment: undefined,
      },
      /names no environment/,
      'environment',
    ],
  ])('says what is missing of %j', (facts, reason, missing) => {
    expect(resolve(facts)).toEqual({
      mapped: false,
      missing,
      reason: expect.stringMatching(reason),
    });
  });
});

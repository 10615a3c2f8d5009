import { readEnvironment } from './environments';

describe('readEnvironment', () => {
  it.each([
    ['production', 'production'],
    ['Production-EU', 'production'],
    ['prd', 'production'],
    ['live', 'production'],
    ['ledger-prod', 'production'],
    ['PROD_2', 'production'],
    ['eu-west-1/prod1', 'production'],
    ['github-pages/production', 'production'],
    ['pre-prod', 'staging'],
    ['preproduction', 'staging'],
    ['stg', 'staging'],
    ['nonprod', 'non-production'],
    ['non-production', 'non-production'],
    ['dev', 'development'],
    ['pr-12-preview', 'preview'],
    ['live-preview', undefined],
    ['products', undefined],
    ['delivery', undefined],
    ['blue', undefined],
    ['', undefined],
  ])('%s is %s', (name, expected) => {
    const environment = readEnvironment('github', name, []);

    expect(environment?.name).toBe(expected);
    expect(environment?.production).toBe(
      expected === undefined ? undefined : expected === 'production',
    );
  });

  it('asks the rules first, in their order, each source its own', () => {
    const blue = { name: 'production', production: true };
    const rules = [
      { source: 'argocd', match: /.*/ },
      { match: /^blue$/, environment: blue },
      { match: /^prod$/, environment: { name: 'old', production: false } },
    ];

    expect(readEnvironment('argocd', 'prod', rules)).toBeNull();
    expect(readEnvironment('github', 'blue', rules)).toEqual(blue);
    expect(readEnvironment('github', 'prod', rules)?.production).toBe(false);
    expect(readEnvironment('github', 'staging', rules)?.name).toBe('staging');
  });
});

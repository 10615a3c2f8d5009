import { describeComponent, divideRepositories } from './describeComponent';

function describeIt(annotations: Record<string, string>, defaultHost?: string) {
  return describeComponent(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'Shop', annotations },
    },
    { annotations: ['pagerduty.com/service-id'], defaultHost },
  );
}

describe('describeComponent', () => {
  it.each([
    [
      'https://github.com/Acme/shop/tree/main/',
      'github.com/acme/shop',
      'https://github.com/Acme/shop',
      undefined,
    ],
    [
      'http://localhost:7010/acme/shop/tree/main/',
      'localhost:7010/acme/shop',
      'http://localhost:7010/acme/shop',
      undefined,
    ],
    [
      'https://github.com/acme/mono/tree/main/services/shop/',
      'github.com/acme/mono',
      'https://github.com/acme/mono',
      'services/shop',
    ],
    [
      'https://gitlab.com/acme/team/shop/-/tree/main/api/',
      'gitlab.com/acme/team/shop',
      'https://gitlab.com/acme/team/shop',
      'api',
    ],
  ])('finds the repository of %s', (location, repository, url, folder) => {
    const found = describeIt({
      'backstage.io/source-location': `url:${location}`,
    });

    expect(found).toMatchObject({ repository, url });
    expect(found.folder || undefined).toBe(folder);
  });

  it('prefers what is said to where the entity was found', () => {
    const found = describeIt({
      'backstage.io/source-location':
        'url:https://github.com/acme/catalog/tree/main/shop/',
      'github.com/project-slug': 'acme/shop',
      'milepost.dev/paths': ' ./services/shop/ , libs/cart',
      'milepost.dev/deployment-refs': 'refs/tags/v*',
      'milepost.dev/service': 'shop-api,shop-web',
      'pagerduty.com/service-id': 'PF9KMXH',
      'acme.example/other': 'x',
    });

    expect(found).toEqual({
      componentRef: 'component:default/shop',
      repository: 'github.com/acme/shop',
      url: 'https://github.com/acme/shop',
      paths: ['services/shop/', 'libs/cart'],
      deploymentRefs: ['refs/tags/v*'],
      selectors: [
        { kind: 'ref', value: 'component:default/shop' },
        { kind: 'name', value: 'shop' },
        { kind: 'milepost.dev/service', value: 'shop-api' },
        { kind: 'milepost.dev/service', value: 'shop-web' },
        { kind: 'pagerduty.com/service-id', value: 'PF9KMXH' },
      ],
    });
  });

  it.each(['', 'url:', 'url:nonsense', 'file:/tmp/x', 'x'])(
    'bears the location %p',
    location => {
      const found = describeIt({
        'backstage.io/source-location': location,
        'github.com/project-slug': 'acme/shop',
      });
      expect(found.repository).toBeUndefined();
      expect(
        describeIt({ 'github.com/project-slug': 'acme/shop' }, 'github.com'),
      ).toMatchObject({ repository: 'github.com/acme/shop' });
    },
  );
});

describe('divideRepositories', () => {
  it('gives folders to those who share', () => {
    const divided = divideRepositories([
      { repository: 'h/mono', paths: [], folder: 'a' },
      { repository: 'h/mono', paths: ['b', 'c'], folder: 'b' },
      { repository: 'h/single', paths: [], folder: 'backend' },
      { paths: [] },
    ]);

    expect(divided.map(({ paths }) => paths)).toEqual([
      ['a'],
      ['b', 'c'],
      [],
      [],
    ]);
  });
});

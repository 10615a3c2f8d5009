import { scopesOf } from './scopesOf';

function entity(
  kind: string,
  name: string,
  relations: [string, string][] = [],
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

describe('scopesOf', () => {
  it('climbs from a component to all that it belongs to', () => {
    const components = [
      entity('Component', 'Shop', [
        ['ownedBy', 'group:default/checkout'],
        ['ownedBy', 'user:default/noor'],
        ['partOf', 'system:default/store'],
        ['partOf', 'component:default/shop-suite'],
        ['dependsOn', 'resource:default/db'],
      ]),
      entity('Component', 'stray'),
    ];
    const others = [
      entity('Group', 'checkout', [['childOf', 'group:default/commerce']]),
      // A circle, which somebody will make.
      entity('Group', 'commerce', [['childOf', 'group:default/checkout']]),
      entity('System', 'store', [
        ['partOf', 'domain:default/retail'],
        ['ownedBy', 'group:default/other'],
      ]),
    ];

    expect(Object.fromEntries(scopesOf(components, others))).toEqual({
      'component:default/shop': [
        'domain:default/retail',
        'group:default/checkout',
        'group:default/commerce',
        'system:default/store',
      ],
      'component:default/stray': [],
    });
  });
});

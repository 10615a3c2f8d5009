import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Check everything that can be known before anything is made',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          name: 'Check',
          action: 'golden-path:check',
          input: {
            name: 'parcel-tracker',
            owner: 'group:default/payments',
            system: 'system:default/checkout',
          },
        },
      ],
    }),
  },
  {
    description: 'Check a component that begins a new system',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          name: 'Check',
          action: 'golden-path:check',
          input: {
            name: 'parcel-tracker',
            owner: 'group:default/payments',
            newSystem: 'shipping',
            description: 'Tells customers where their parcel is.',
          },
        },
      ],
    }),
  },
  {
    description: 'Check a website that calls an API of the catalog',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          name: 'Check',
          action: 'golden-path:check',
          input: {
            name: 'parcel-web',
            owner: 'group:default/payments',
            api: 'api:default/parcel-prices',
          },
        },
      ],
    }),
  },
];

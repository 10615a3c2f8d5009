import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Look at what was rendered before anything of it is published',
    example: yaml.stringify({
      steps: [
        {
          id: 'validate',
          name: 'Validate what was rendered',
          action: 'golden-path:validate',
          input: {
            sourcePath: 'repository',
            gitopsPath: 'gitops',
            values: { name: 'parcel-tracker', owner: 'group:default/payments' },
          },
        },
      ],
    }),
  },
];

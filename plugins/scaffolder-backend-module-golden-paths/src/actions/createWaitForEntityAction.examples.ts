import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'End a task when the catalog page is there',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the catalog page',
          action: 'golden-path:catalog:wait',
          input: {
            entityRef: "${{ steps['register'].output.entityRef }}",
            catalogInfoUrl: "${{ steps['register'].output.catalogInfoUrl }}",
          },
        },
      ],
    }),
  },
];

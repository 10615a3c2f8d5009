import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Publish what was rendered into the folder "repository"',
    example: yaml.stringify({
      steps: [
        {
          id: 'publish',
          name: 'Publish the repository',
          action: 'golden-path:publish',
          input: {
            name: '${{ parameters.name }}',
            description: '${{ parameters.description }}',
            sourcePath: 'repository',
            ownerName: "${{ steps['check'].output.ownerName }}",
            values: '${{ parameters }}',
          },
        },
      ],
    }),
  },
];

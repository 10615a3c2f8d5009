import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Hand what was rendered into the folder "gitops" to Argo CD',
    example: yaml.stringify({
      steps: [
        {
          id: 'gitops',
          name: 'Hand it to Argo CD',
          action: 'golden-path:gitops:commit',
          input: {
            sourcePath: 'gitops',
            message: 'Add ${{ parameters.name }}',
          },
        },
      ],
    }),
  },
];

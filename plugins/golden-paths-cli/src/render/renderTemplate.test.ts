import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import fs from 'node:fs/promises';
import path from 'node:path';
import { readTemplates } from '../template';
import { createFetchTemplate } from './createFetchTemplate';
import { renderTemplate } from './renderTemplate';

const TEMPLATE = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: tiny}
spec:
  type: service
  owner: group:default/platform
  parameters:
    - required: [name, owner]
      properties:
        name: {type: string}
        owner: {type: string}
        loud: {type: boolean, default: true}
        description: {type: string, maxLength: 40}
  steps:
    - id: check
      name: Check
      action: golden-path:check
      input:
        owner: \${{ parameters.owner }}
        description: \${{ parameters.description }}
    - id: render
      name: Render
      action: fetch:template
      input:
        url: ./tiny/skeleton
        targetPath: repository
        templateFileExtension: true
        values:
          name: \${{ parameters.name }}
          description: \${{ steps['check'].output.description }}
          team: \${{ steps.check.output.ownerName }}
          registry: \${{ goldenPaths.registry }}
    - id: loud
      name: Loud
      if: \${{ parameters.loud }}
      action: fetch:template
      input: {url: ./tiny/loud, targetPath: repository, templateFileExtension: true}
    - id: publish
      name: Publish
      action: golden-path:publish
      input: {sourcePath: repository}
`;

describe('renderTemplate', () => {
  const directory = createMockDirectory();
  const render = async (
    parameters: Record<string, string | boolean>,
    template = TEMPLATE,
  ) => {
    directory.setContent({
      'templates/catalog-info.yaml': 'spec: {targets: [./tiny.yaml]}',
      'templates/tiny.yaml': template,
      'templates/tiny/skeleton/${{ values.name }}.txt.njk':
        '${{ values.description | dump }} by ${{ values.team }} to ${{ values.registry }}',
      'templates/tiny/skeleton/ci.yml': 'if: ${{ github.ref }}',
      'templates/tiny/loud/LOUD': 'HELLO',
    });
    const [tiny] = await readTemplates(directory.path);
    const rendered = await renderTemplate({
      template: tiny,
      parameters,
      out: directory.resolve('out'),
      goldenPaths: { registry: 'ghcr.io/acme' },
      fetchTemplate: createFetchTemplate({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }),
    });
    const files = await fs.readdir(rendered.repository);
    return {
      rendered,
      files,
      read: (file: string) =>
        fs.readFile(path.join(rendered.repository, file), 'utf8'),
    };
  };

  it("renders by the scaffolder's action, with what the portal would supply", async () => {
    const { files, read, rendered } = await render({
      name: 'orders',
      owner: 'group:default/payments',
      description: '"a" ${{ values.name }}\nb',
    });
    expect(files.sort()).toEqual(['LOUD', 'ci.yml', 'orders.txt']);
    expect(await read('orders.txt')).toBe(
      '"\\"a\\" ${{ values.name }} b" by payments to ghcr.io/acme',
    );
    expect(await read('ci.yml')).toBe('if: ${{ github.ref }}');
    expect(rendered.gitops).toBeUndefined();
  });

  it('leaves out steps whose condition does not hold', async () => {
    const { files } = await render({ name: 'orders', owner: 'x', loud: false });
    expect(files).not.toContain('LOUD');
  });

  it('names every parameter that is missing or wrong', async () => {
    const rendering = render({
      name: 'Orders',
      description: 'x'.repeat(41),
      louder: true,
    });
    await expect(rendering).rejects.toThrow(
      /do not fit the form of 'tiny':[^]*"owner"[^]*description[^]*40[^]*louder: the form asks only for name, owner, loud, description[^]*'orders'/,
    );
  });

  it('refuses what it cannot evaluate, and steps that need the portal to render', async () => {
    const good = { name: 'orders', owner: 'x' };
    await expect(
      render(good, TEMPLATE.replace('goldenPaths.registry', 'name | nonsense')),
    ).rejects.toThrow(/Cannot evaluate.*nonsense/);
    await expect(
      render(good, TEMPLATE.replace('fetch:template', 'fetch:cookiecutter')),
    ).rejects.toThrow(/renders with fetch:template only/);
  });
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import { createValidateAction } from './createValidateAction';
import { examples } from './createValidateAction.examples';

describe('golden-path:validate', () => {
  const workspace = createMockDirectory();
  const action = createValidateAction();
  const run = (isDryRun: boolean) =>
    action.handler({
      ...createMockActionContext({
        input: yaml.parse(examples[0].example).steps[0].input,
        workspacePath: workspace.path,
      }),
      isDryRun,
    });

  it.each([false, true])(
    'refuses what would not work and says where, dry run: %s',
    async isDryRun => {
      workspace.setContent({
        repository: { 'Makefile.njk': '', 'a.json': '{' },
        gitops: { 'apps/project.yaml': 'name: ${{ values.name }}' },
      });
      const message = await run(isDryRun).then(
        () => '',
        error => error.message,
      );
      expect(message).toMatch(/nothing was published/);
      expect(message).toMatch(/repository\/Makefile.njk: .*not rendered/);
      expect(message).toMatch(/repository\/a.json: This is not JSON/);
      expect(message).toMatch(/repository\/template.yaml: .*'registry'/);
      expect(message).toMatch(/gitops\/apps\/project.yaml:1: /);
    },
  );

  it('stays within the workspace', async () => {
    await expect(
      action.handler(
        createMockActionContext({
          input: { sourcePath: '../elsewhere', values: {} },
          workspacePath: workspace.path,
        }),
      ),
    ).rejects.toThrow(/not allowed/);
  });
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import { formatFinding } from '@milepost/plugin-golden-paths-node';
import { lintTemplates } from './lintTemplates';

const template = (
  annotations = '',
) => `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: tiny
  title: A tiny path
  description: Makes next to nothing.
  annotations:
    milepost.dev/lifecycle: golden
    backstage.io/techdocs-ref: dir:./tiny
    backstage.io/template-version: 1.0.0
    backstage.io/time-saved: '60'${annotations}
spec:
  type: service
  owner: group:default/platform
  steps:
    - {id: check, name: Check, action: golden-path:check}
    - id: render
      name: Render
      action: fetch:template
      input:
        url: ./tiny/skeleton
        templateFileExtension: true
        values:
          name: \${{ parameters.name }}
          templateRef: template:default/tiny
          templateVersion: 1.0.0
    - {id: validate, name: Validate, action: golden-path:validate}
    - {id: publish, name: Publish, action: golden-path:publish}
`;

const GOOD = {
  'templates/catalog-info.yaml':
    'kind: Location\nspec: {targets: [./tiny.yaml]}\n',
  'templates/tiny.yaml': template(),
  'templates/tiny/CHANGELOG.md': '# Changelog\n\n## 1.0.0\n\nNew.\n',
  'templates/tiny/mkdocs.yml': 'site_name: Tiny\n',
  'templates/tiny/docs/index.md': '# Tiny\n',
  'templates/tiny/skeleton/README.md.njk':
    '# ${{ values.name }}\n${{ values.templateRef }} {{ values.no }} ${{ values["templateVersion"] }}\n',
  'templates/tiny/skeleton/.github/workflows/ci.yml':
    'steps:\n  - uses: ./.github/actions/x\n  - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n',
};

const GOLDEN_PATHS = {
  forge: { host: 'git.acme.example', organization: 'acme' },
  registry: 'ghcr.io/acme',
};

describe('lintTemplates', () => {
  const directory = createMockDirectory();
  const lint = async (files: Record<string, string>) => {
    directory.setContent({ ...GOOD, ...files });
    const findings = await lintTemplates({
      root: directory.path,
      goldenPaths: GOLDEN_PATHS,
    });
    return findings.map(formatFinding);
  };
  const edit = (replace: string, by: string) => {
    const text = GOOD['templates/tiny.yaml'];
    expect(text).toContain(replace);
    return { 'templates/tiny.yaml': text.replace(replace, by) };
  };

  it('has nothing to say of a good path', async () => {
    expect(await lint({})).toEqual([]);
  });

  it.each([
    [
      'listed',
      { 'templates/other/template.yaml': '' },
      /^templates\/other\/template.yaml/,
    ],
    [
      'metadata',
      edit('group:default/platform', 'platform'),
      /tiny.yaml:14: spec.owner/,
    ],
    ['metadata', edit("'60'", 'soon'), /tiny.yaml:11: .*time-saved/],
    [
      'changelog',
      edit('1.0.0\n    backstage.io/time', '1.0.1\n    backstage.io/time'),
      /CHANGELOG.md:3: The newest entry is 1.0.0, but the template says 1.0.1/,
    ],
    ['docs', edit('dir:./tiny', 'dir:.'), /techdocs-ref/],
    ['lifecycle', edit('golden\n', 'shiny\n'), /tiny.yaml:8: .*'shiny'/],
    [
      'lifecycle',
      edit('golden\n', 'deprecated\n'),
      /needs milepost.dev\/successor/,
    ],
    [
      'steps',
      edit('templateFileExtension: true', 'replace: true'),
      /tiny.yaml:21/,
    ],
    [
      'steps',
      edit('golden-path:validate', 'debug:log'),
      /No step runs golden-path:validate/,
    ],
    [
      'steps',
      edit('golden-path:publish', 'publish:github'),
      /can't be repeated/,
    ],
    [
      'steps',
      edit('template:default/tiny', 'template:default/big'),
      /templateRef/,
    ],
    [
      'supplied-values',
      edit('name: ${{ parameters.name }}', 'nam: x'),
      /does not supply the value 'name'/,
    ],
    [
      'supplied-values',
      edit('name: ${{ parameters.name }}', 'nam: x'),
      /tiny.yaml:24: No file uses the value 'nam'/,
    ],
    [
      'rendered-files',
      { 'templates/tiny/skeleton/x.go': '\n// ${{ values.name }}' },
      /x.go:2/,
    ],
    ['hosts', edit('A tiny path', 'For git.acme.example'), /tiny.yaml:5/],
    [
      'hosts',
      { 'templates/tiny/skeleton/Makefile': 'IMAGE := ghcr.io/acme/x' },
      /'ghcr.io\/acme' is hard-wired/,
    ],
    [
      'pinned-actions',
      {
        'templates/tiny/skeleton/.github/workflows/ci.yml':
          '- uses: actions/checkout@v7\n',
      },
      /ci.yml:1: 'actions\/checkout@v7'/,
    ],
    [
      'pinned-actions',
      {
        'templates/tiny/skeleton/.github/workflows/ci.yml': `- uses: a/b@${'0'.repeat(
          40,
        )}\n`,
      },
      /not pinned/,
    ],
  ])('finds by %s what is wrong', async (rule, files, message) => {
    const found = (await lint(files)).filter(line =>
      line.includes(`[${rule}]`),
    );
    expect(found.join('\n')).toMatch(message);
  });

  it('lets eight paths be golden, and no more', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `tiny-${index}`);
    const files = Object.fromEntries(
      ids.map(id => [
        `templates/${id}.yaml`,
        template().replaceAll('tiny', id),
      ]),
    );
    for (const id of ids) {
      files[`templates/${id}/skeleton/a.njk`] = '';
    }
    const location = (listed: string[]) => ({
      'templates/catalog-info.yaml': `spec: {targets: [${listed
        .map(id => `./${id}.yaml`)
        .join()}]}`,
    });
    const message = expect.stringMatching(/9 paths are golden, and 8/);
    expect(await lint({ ...files, ...location(ids) })).toContainEqual(message);
    expect(
      await lint({ ...files, ...location(ids.slice(1)) }),
    ).not.toContainEqual(message);
  });
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import { formatFinding } from './findings';
import { GITOPS_RULES, REPOSITORY_RULES } from './rules';
import { validateRender } from './validateRender';

const SLO = `version: prometheus/v1
service: orders
labels: {owner: "group:default/payments"}
slos:
${['Errors', 'Latency']
  .map(
    name => `  - name: ${name.toLowerCase()}
    objective: 99.9
    description: Most calls are answered well.
    sli:
      events:
        error_query: rate(errors_total[{{.window}}])
        total_query: rate(calls_total[{{.window}}])
    alerting:
      name: ${name}
      annotations: {runbook_url: "https://git.example/orders/runbook.md"}
      page_alert: {}
      ticket_alert: {}
`,
  )
  .join('')}`;

const GOOD = {
  'README.md': '# Orders\n',
  '.github/workflows/ci.yml': 'if: ${{ github.ref }}\n',
  'catalog-info.yaml': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: orders}
spec: {type: service, lifecycle: production, owner: "group:default/payments"}
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: {name: orders}
spec:
  type: grpc
  lifecycle: production
  owner: group:default/payments
  definition: {$text: ./orders.proto}
`,
  'orders.proto': 'syntax = "proto3";\n',
  'SLO.yaml': SLO,
  'score.yaml':
    'apiVersion: score.dev/v1b1\nmetadata: {name: orders}\ncontainers: {server: {image: .}}\n',
  'deploy/chart/Chart.yaml': 'name: orders\n',
  'deploy/chart/templates/deployment.yaml': '{{- if .Values.x }}\nnot: [yaml\n',
  'deploy/envs/dev/values.yaml': '{}\n',
};

const VALUES = {
  name: 'orders',
  description: 'Takes orders.',
  owner: 'group:default/payments',
  ownerName: 'payments',
  repoUrl: 'https://git.example/orders',
  registry: 'registry.example',
  templateRef: 'template:default/go',
  templateVersion: '1.0.0',
};

describe('validateRender', () => {
  const directory = createMockDirectory();
  const validate = (
    files: Record<string, string>,
    options: { values?: object; programs?: Record<string, string> } = {},
  ) => {
    directory.setContent({ ...GOOD, ...files });
    return validateRender({
      dir: directory.path,
      values: { ...VALUES, ...options.values },
      rules: REPOSITORY_RULES,
      findProgram: async name => options.programs?.[name],
    });
  };

  it('accepts what works, and says plainly what it could not look at', async () => {
    const report = await validate({});
    expect(report.findings.map(formatFinding)).toEqual([]);
    expect(report.checked).toHaveLength(REPOSITORY_RULES.length);
    expect(report.unchecked).toEqual([
      "SLO.yaml with sloth: it is not on this machine's PATH",
      "deploy/chart with helm: it is not on this machine's PATH",
    ]);
  });

  it.each([
    [
      'leftovers',
      { 'README.md': '# Hi\n\n${{ values.name }}\n' },
      /README.md:3/,
    ],
    ['leftovers', { 'main.go.njk': 'package main\n' }, /main.go.njk: The name/],
    ['leftovers', { 'x.txt': 'owner: [object Object]' }, /x.txt:1/],
    [
      'well-formed',
      { 'a.yaml': 'ok: 1\nbad: "x\n' },
      /a.yaml:\d: This is not YAML/,
    ],
    ['well-formed', { 'a.json': '{"a": }' }, /a.json: This is not JSON/],
    [
      'entities',
      { 'orders.proto': '', 'catalog-info.yaml': 'kind: Component\n' },
      /catalog refuses/,
    ],
    [
      'service-level',
      { 'SLO.yaml': SLO.replace('[{{.window}}]', '[5m]') },
      /SLO.yaml:10.*window/,
    ],
    [
      'score',
      { 'score.yaml': 'apiVersion: score.dev/v1b2\n' },
      /score.yaml:1: apiVersion/,
    ],
  ])('refuses by %s', async (rule, files, message) => {
    const { findings } = await validate(files);
    expect(new Set(findings.map(finding => finding.rule))).toEqual(
      new Set([rule]),
    );
    expect(findings.map(formatFinding).join('\n')).toMatch(message);
  });

  it('refuses an API whose definition is not there, and a foreign component', async () => {
    const { findings } = await validate(
      {
        'catalog-info.yaml': GOOD['catalog-info.yaml'].replace(
          './orders',
          './gone',
        ),
      },
      { values: { name: 'other' } },
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "The catalog refuses this: the file './gone.proto' is not there",
      "There is no Component named 'other'.",
    ]);
  });

  it('names every value that is missing or empty', async () => {
    const { findings } = await validate(
      {},
      { values: { owner: undefined, repoUrl: ' ' } },
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "The value 'owner' is missing or empty.",
      "The value 'repoUrl' is missing or empty.",
    ]);
  });

  it('takes text that looks like a template when a person typed it', async () => {
    const description = 'Reads ${{ values.name }} and {% if x %}';
    const { findings } = await validate(
      {
        'README.md': `${description.replace('{%', '\\{%')}\n`,
        'x.md': description,
      },
      { values: { description } },
    );
    expect(findings).toEqual([]);
  });

  it('passes on what Helm and Sloth say', async () => {
    const { findings, unchecked } = await validate(
      {},
      { programs: { helm: '/bin/false', sloth: '/bin/true' } },
    );
    expect(unchecked).toEqual([]);
    expect(findings).toMatchObject([
      { rule: 'chart', file: 'deploy/envs/dev/values.yaml' },
    ]);
  });

  it('asks of the GitOps files only what holds for every file', async () => {
    directory.setContent({
      'apps/orders/project.yaml': 'a: ${{ values.x }}\n',
    });
    const { findings } = await validateRender({
      dir: directory.path,
      values: VALUES,
      rules: GITOPS_RULES,
      findProgram: async () => undefined,
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['leftovers']);
  });
});

import { removeSteps } from './removeSteps';

const WORKFLOW = `# Odd  spacing, kept.
jobs:
  lint: # a comment
    steps:
      - run: make lint
      - run: make vulnerabilities
        if: github.event_name == 'push'
      - name: Last
        run: make vulnerabilities
  test:
    steps:   [{run: "make test"}]
`;

describe('removeSteps', () => {
  it('removes the steps that run a command, and touches nothing else', () => {
    expect(removeSteps(WORKFLOW, ['make vulnerabilities'])).toBe(
      `# Odd  spacing, kept.
jobs:
  lint: # a comment
    steps:
      - run: make lint
  test:
    steps:   [{run: "make test"}]
`,
    );
    expect(removeSteps(WORKFLOW, ['make nothing'])).toBe(WORKFLOW);
  });
});

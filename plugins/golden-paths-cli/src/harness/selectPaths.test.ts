import { selectPaths } from './selectPaths';

const IDS = ['go-grpc-postgres', 'nextjs'];

describe('selectPaths', () => {
  it.each([
    ['one path', ['templates/nextjs/skeleton/package.json'], ['nextjs']],
    ["a path's own template", ['templates/nextjs.yaml'], ['nextjs']],
    [
      'two paths',
      ['templates/nextjs.yaml', 'templates/go-grpc-postgres/x'],
      IDS,
    ],
    ['what they share', ['templates/shared/skeleton/SECURITY.md.njk'], IDS],
    ['their list', ['templates/catalog-info.yaml'], IDS],
    ['the harness', ['plugins/golden-paths-cli/src/index.ts'], IDS],
    ['the pins', ['scripts/lib/template-tools.json'], IDS],
    ['the settings', ['app-config.yaml'], IDS],
    ['something else', ['docs/index.md', 'packages/app/package.json'], []],
    ['nothing that is known', undefined, IDS],
  ])('after a change of %s', (_what, changed, expected) => {
    expect(selectPaths(IDS, changed)).toEqual(expected);
  });
});

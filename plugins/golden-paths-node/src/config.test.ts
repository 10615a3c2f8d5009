import { mockServices } from '@backstage/backend-test-utils';
import { readGoldenPathsConfig } from './config';

const data = {
  app: { baseUrl: 'http://localhost:3000/' },
  integrations: {
    github: [
      { host: 'localhost:7010', apiBaseUrl: 'http://localhost:7010/api/v3' },
    ],
  },
  goldenPaths: {
    forge: { host: 'localhost:7010', organization: 'acme' },
    gitops: { repository: 'gitops' },
    registry: 'ghcr.io/acme',
    modulePrefix: 'acme.example',
    argocd: { url: 'https://argocd.acme.example', instance: 'acme' },
  },
};

describe('readGoldenPathsConfig', () => {
  it('joins the settings with the integration they name', () => {
    const config = mockServices.rootConfig({ data });
    expect(readGoldenPathsConfig(config)).toMatchObject({
      forge: {
        url: 'http://localhost:7010',
        apiBaseUrl: 'http://localhost:7010/api/v3',
        visibility: 'private',
      },
      gitops: { repository: 'gitops', branch: 'main' },
      portalUrl: 'http://localhost:3000',
    });
  });

  it('works with github.com, which needs no apiBaseUrl', () => {
    const config = mockServices.rootConfig({
      data: {
        ...data,
        integrations: {},
        goldenPaths: {
          ...data.goldenPaths,
          forge: { host: 'github.com', organization: 'acme' },
        },
      },
    });
    expect(readGoldenPathsConfig(config).forge).toMatchObject({
      url: 'https://github.com',
      apiBaseUrl: 'https://api.github.com',
    });
  });

  it('says what is missing or wrong', () => {
    const withForge = (forge: object) =>
      mockServices.rootConfig({
        data: { ...data, goldenPaths: { ...data.goldenPaths, forge } },
      });
    expect(() =>
      readGoldenPathsConfig(
        withForge({ host: 'git.acme.example', organization: 'acme' }),
      ),
    ).toThrow(/integrations.github has no entry with that host/);
    expect(() =>
      readGoldenPathsConfig(
        withForge({ ...data.goldenPaths.forge, visibility: 'secret' }),
      ),
    ).toThrow(/please use one of public, private/);
  });
});

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import localForgePlugin from '.';
import { workFolder } from './__testUtils__/git';

jest.setTimeout(60_000);

async function start(localForge?: JsonObject) {
  const logger = mockServices.logger.mock();
  const backend = await startTestBackend({
    features: [
      localForgePlugin,
      logger.factory,
      mockServices.rootConfig.factory({
        data: localForge ? { localForge } : {},
      }),
    ],
  });
  const messages = logger.info.mock.calls.map(([message]) => message);
  const [url] = messages.join('\n').match(/http:\/\/localhost:\d+/) ?? [];
  return { backend, messages, url };
}

describe('localForgePlugin', () => {
  it('does nothing without configuration', async () => {
    const { backend, messages, url } = await start();
    expect(messages).toContain(
      'No local forge is configured, so none is started',
    );
    expect(url).toBeUndefined();
    await backend.stop();
  });

  it('starts the forge that is configured and stops it with the backend', async () => {
    const { backend, url } = await start({
      port: 0,
      dataDir: await workFolder(),
      token: 'token',
      tokenUser: 'bot',
      users: [{ login: 'ann', token: 'token of ann' }],
      organizations: [{ login: 'acme', repositories: [{ name: 'gitops' }] }],
    });
    const headers = { authorization: 'Bearer token of ann' };
    const user = await fetch(`${url}/api/v3/user`, { headers });
    expect(await user.json()).toMatchObject({ login: 'ann' });
    const repository = await fetch(`${url}/api/v3/repos/acme/gitops`);
    expect(repository.status).toBe(200);
    await backend.stop();
    await expect(fetch(`${url}/api/v3/versions`)).rejects.toThrow();
  });

  it.each([
    [{ login: 'no/slash' }, /can't be a login of the local forge/],
    [
      { login: 'acme', repositories: [{ name: 'x', from: 'no-such-folder' }] },
      /There is no folder '.*no-such-folder'/,
    ],
  ])('refuses the organization %p', async (organization, message) => {
    const dataDir = await workFolder();
    await expect(
      start({
        port: 0,
        dataDir,
        token: 'token',
        tokenUser: 'bot',
        organizations: [organization],
      }),
    ).rejects.toThrow(message);
  });
});

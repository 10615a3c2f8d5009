import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cloneInto } from './clone';
import { callAsGuest, test } from './portal';

test('a portal that is killed in the middle goes on by itself', async ({
  portal,
}, testInfo) => {
  const folder = testInfo.outputDir;
  const name = 'parcel-sorter';
  const { id } = await callAsGuest('/api/scaffolder/v2/tasks', {
    templateRef: 'template:default/go-grpc-postgres',
    values: {
      name,
      description: 'Puts every parcel into the right van.',
      owner: 'group:default/platform',
    },
  });
  const hasBegun = async (step: string) => {
    const events: { body: { stepId?: string } }[] = await callAsGuest(
      `/api/scaffolder/v2/tasks/${id}/events`,
    );
    return events.some(({ body }) => body.stepId === step);
  };
  await expect
    .poll(() => hasBegun('publish'), { intervals: [20], timeout: 60_000 })
    .toBe(true);
  await portal.kill();

  await portal.start();
  const task = () => callAsGuest(`/api/scaffolder/v2/tasks/${id}`);
  await expect
    .poll(async () => (await task()).status, { timeout: 90_000 })
    .toBe('completed');

  // The embedded index is in memory: it must not wait for its next regular hour.
  const search = () =>
    callAsGuest('/api/search/query?term=platform').catch(() => ({
      numberOfResults: 0,
    }));
  await expect
    .poll(async () => (await search()).numberOfResults, { timeout: 30_000 })
    .toBeGreaterThan(0);

  const repository = cloneInto(folder, name);
  const count = (...args: string[]) =>
    Number(
      execFileSync('git', ['rev-list', '--count', ...args], {
        cwd: repository,
        encoding: 'utf8',
      }),
    );
  // The render and its record, each once.
  expect(count('origin/main')).toBe(2);
  expect(count('origin/template/base')).toBe(1);
  const gitops = cloneInto(folder, 'gitops');
  const commits = execFileSync(
    'git',
    ['log', '--format=%s', '--', `apps/${name}`],
    { cwd: gitops, encoding: 'utf8' },
  );
  expect(commits.trim()).toBe(`Add ${name}`);
  const { items } = await callAsGuest(
    `/api/catalog/entities/by-query?filter=kind=component,metadata.name=${name}`,
  );
  expect(items).toHaveLength(1);
});

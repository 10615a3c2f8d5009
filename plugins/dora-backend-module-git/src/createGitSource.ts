import { mkdir } from 'node:fs/promises';
import { DoraSource, ignored } from '@milepost/plugin-dora-node';
import { GitAccess } from './git/GitAccess';
import { Mirror } from './git/Mirror';
import { SOURCE } from './read/source';
import { synchronizeMirror } from './read/synchronizeMirror';

/** The repositories themselves. */
export function createGitSource({
  access,
  directory,
}: {
  access: Pick<GitAccess, 'has' | 'environment'>;
  directory: string;
}): DoraSource {
  return {
    id: SOURCE,
    title: 'Git',
    provides: ['commits', 'deployments'],
    read: () => ignored('repositories are read, they send nothing'),
    canSynchronize: url => access.has(url),
    synchronize: async task => {
      await mkdir(directory, { recursive: true });
      const { repository, url, signal } = task;
      const env = await access.environment(url);
      const mirror = await Mirror.update({
        directory,
        repository,
        url,
        env,
        signal,
      });
      await synchronizeMirror(task, mirror);
    },
  };
}

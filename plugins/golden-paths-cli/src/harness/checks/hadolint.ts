import { listFiles } from '@milepost/plugin-golden-paths-node';
import { runCommand } from '../runCommand';
import type { Check } from '../types';

/** Every Dockerfile, also that of the devcontainer. */
export const hadolint: Check = {
  id: 'hadolint',
  needs: ['hadolint'],
  async run({ dir }) {
    const files = (await listFiles(dir)).filter(file =>
      /(?:^|\/)Dockerfile$/.test(file),
    );
    return {
      ...(await runCommand('hadolint', files, { cwd: dir })),
      file: files[0],
    };
  },
};

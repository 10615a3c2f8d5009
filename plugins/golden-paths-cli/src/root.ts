import { targetPaths } from '@backstage/cli-common';

/** The folder of the checkout that this is run in. */
export const ROOT = targetPaths.rootDir;

import { BackendFeature } from '@backstage/backend-plugin-api';
import path from 'node:path';

const PACKAGE = require.resolve(
  '@backstage/plugin-events-backend-module-github/package.json',
);

/**
 * The two modules that `@backstage/plugin-events-backend-module-github` loads with
 * `import()`, which Jest does not let CommonJS modules call.
 */
export const githubEvents: BackendFeature[] = [
  'eventsModuleGithubEventRouter',
  'eventsModuleGithubWebhook',
].map(
  name =>
    jest.requireActual<{ default: BackendFeature }>(
      path.join(path.dirname(PACKAGE), 'dist', 'service', `${name}.cjs.js`),
    ).default,
);

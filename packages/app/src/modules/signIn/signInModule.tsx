import {
  createFrontendModule,
  githubAuthApiRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { z } from 'zod/v4';

const PROVIDERS = {
  guest: 'guest',
  github: {
    id: 'github',
    title: 'GitHub',
    message: 'Sign in with the account that you commit with.',
    apiRef: githubAuthApiRef,
  },
} as const;

const signInPage = SignInPageBlueprint.makeWithOverrides({
  configSchema: {
    providers: z
      .array(z.enum(['guest', 'github']))
      .default(['guest'])
      .describe('The ways to sign in, in the order shown'),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      loader: async () => {
        const { SignInPage } = await import('@backstage/core-components');
        const providers = config.providers.map(name => PROVIDERS[name]);
        return props => (
          <SignInPage
            {...props}
            title="Golden paths to production"
            align="center"
            providers={providers}
          />
        );
      },
    });
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});

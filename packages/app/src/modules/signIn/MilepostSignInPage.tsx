import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  githubAuthApiRef,
  SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';

const GITHUB = {
  id: 'github',
  title: 'GitHub',
  message: 'Sign in with the account that you commit with.',
  apiRef: githubAuthApiRef,
};

/** Offers the ways to sign in that `app.signIn.providers` names. */
export function MilepostSignInPage(props: SignInPageProps) {
  const names = useApi(configApiRef).getOptionalStringArray(
    'app.signIn.providers',
  ) ?? ['guest'];
  return (
    <SignInPage
      {...props}
      title="Golden paths to production"
      align="center"
      providers={names.map(name => (name === 'github' ? GITHUB : 'guest'))}
    />
  );
}

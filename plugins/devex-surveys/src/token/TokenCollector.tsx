import { useEffect } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { devexSurveysApiRef } from '../api';

/**
 * Asks for tokens at every visit to the portal, whoever visits and whatever for: so the
 * time at which a token was asked for says nothing about when its owner answered.
 */
export function TokenCollector() {
  const api = useApi(devexSurveysApiRef);
  useEffect(() => {
    import('./collectTokens')
      .then(({ collectTokens }) => collectTokens(api))
      // The page of the survey tries again and says what is wrong.
      .catch(() => {});
  }, [api]);
  return null;
}

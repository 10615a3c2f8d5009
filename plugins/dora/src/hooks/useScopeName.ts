import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { doraTranslationRef } from '../translation';
import { ORGANISATION } from '../view';

/** What people call a scope; the name in its reference until that is known. */
export function useScopeName(scope: string | undefined): string {
  const presentationApi = useApi(entityPresentationApiRef);
  const { t } = useTranslationRef(doraTranslationRef);
  const isEntity = scope !== undefined && scope !== ORGANISATION;
  const { value } = useAsync(
    async () =>
      isEntity ? presentationApi.forEntity(scope).promise : undefined,
    [presentationApi, isEntity, scope],
  );
  if (!isEntity) {
    return scope ? t('view.organisation') : '';
  }
  return value?.entityRef === scope ? value.primaryTitle : nameOf(scope);
}

function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}

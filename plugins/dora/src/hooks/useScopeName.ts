import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { isolate } from '../format/isolate';
import { doraTranslationRef } from '../translation';
import { ORGANISATION } from '../view';

/**
 * What people call a scope; the name in its reference until that is known.
 *
 * @param place - Where it stands in a sentence, or that it stands alone; not all names
 *   are written alike there.
 */
export function useScopeName(
  scope: string | undefined,
  place: 'first' | 'inside' | 'alone' = 'inside',
): string {
  const presentationApi = useApi(entityPresentationApiRef);
  const { t } = useTranslationRef(doraTranslationRef);
  const isEntity = scope !== undefined && scope !== ORGANISATION;
  const { value } = useAsync(
    async () =>
      isEntity ? presentationApi.forEntity(scope).promise : undefined,
    [presentationApi, isEntity, scope],
  );
  if (!isEntity) {
    const key = place === 'inside' ? 'organisation-inside' : 'organisation';
    return scope ? t(`view.${key}`) : '';
  }
  const name = value?.entityRef === scope ? value.primaryTitle : nameOf(scope);
  return place === 'alone' ? name : isolate(name);
}

function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}

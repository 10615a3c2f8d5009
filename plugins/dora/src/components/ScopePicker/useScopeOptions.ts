import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { OptionSection } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useState } from 'react';
import { useOwnGroups } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { ORGANISATION } from '../../view';

const KINDS = ['group', 'domain', 'system', 'component'] as const;

/** As many of each kind as fit a list that one still reads. */
const MAX_OF_A_KIND = 12;

const TYPING_PAUSE_MS = 150;

/**
 * What can be chosen: everything, the reader's own, and what the catalog finds, which
 * is not asked before somebody wants to choose.
 */
export function useScopeOptions(
  search: string,
  isOpened: boolean,
): {
  loading: boolean;
  options: OptionSection[];
} {
  const catalogApi = useApi(catalogApiRef);
  const presentationApi = useApi(entityPresentationApiRef);
  const { t } = useTranslationRef(doraTranslationRef);
  const ownGroups = useOwnGroups();
  const [term, setTerm] = useState(search);
  useDebounce(() => setTerm(search), TYPING_PAUSE_MS, [search]);

  const { value, loading } = useAsync(async () => {
    if (!isOpened) {
      return undefined;
    }
    const answers = await Promise.all(
      KINDS.map(kind =>
        catalogApi.queryEntities({
          filter: { kind },
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.title',
          ],
          orderFields: { field: 'metadata.name', order: 'asc' },
          limit: MAX_OF_A_KIND,
          ...(term ? { fullTextFilter: { term } } : {}),
        }),
      ),
    );
    return answers.map(({ items }) => items);
  }, [catalogApi, isOpened, term]);

  const optionOf = (entity: Entity | string) => {
    const { primaryTitle, secondaryTitle } =
      presentationApi.forEntity(entity).snapshot;
    return {
      id: typeof entity === 'string' ? entity : stringifyEntityRef(entity),
      label: primaryTitle,
      description: secondaryTitle,
    };
  };
  // What the catalog found is for what was typed a moment ago.
  const matches = ({ id, label }: { id: string; label: string }) =>
    [id, label].some(text =>
      text.toLocaleLowerCase().includes(search.toLocaleLowerCase()),
    );
  const own = (ownGroups ?? []).map(optionOf).filter(matches);
  const everything = { id: ORGANISATION, label: t('view.organisation') };
  const shown = new Set(own.map(({ id }) => id));

  return {
    loading: loading || ownGroups === undefined,
    options: [
      {
        title: t('view.scope.yours'),
        options: [...own, ...[everything].filter(matches)],
      },
      ...KINDS.map((kind, index) => ({
        title: t(`view.scope.kinds.${kind}`),
        options: (value?.[index] ?? [])
          .map(optionOf)
          .filter(option => !shown.has(option.id) && matches(option)),
      })),
    ].filter(({ options }) => options.length > 0),
  };
}

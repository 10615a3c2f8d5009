import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { EntityList } from './EntityList';

const MAX_SHOWN = 8;

export function OwnedComponents() {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const state = useAsync(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    const { items } = await catalogApi.queryEntities({
      filter: { kind: 'Component', 'relations.ownedBy': ownershipEntityRefs },
      fields: ['kind', 'metadata'],
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: MAX_SHOWN,
    });
    return items;
  }, [catalogApi, identityApi]);

  return (
    <EntityList
      state={state}
      empty={
        <>
          Your teams own no component yet. <Link to="/create">Create one</Link>,
          or <Link to="/catalog-import">register what exists</Link>.
        </>
      }
      itemKey={component => component.metadata.name}
      renderItem={component => (
        <>
          <EntityRefLink entityRef={component} />
          <Text variant="body-small" color="secondary">
            {component.metadata.description}
          </Text>
        </>
      )}
    />
  );
}

import type { Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import { Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { EntityList } from './EntityList';

const MAX_SHOWN = 8;

export function GoldenPaths() {
  const catalogApi = useApi(catalogApiRef);
  const formRoute = useRouteRef(scaffolderPlugin.routes.selectedTemplate);
  const state = useAsync(async () => {
    const { items } = await catalogApi.queryEntities({
      filter: {
        kind: 'Template',
        'metadata.annotations.milepost.dev/lifecycle': 'golden',
      },
      fields: ['kind', 'metadata'],
      orderFields: { field: 'metadata.title', order: 'asc' },
      limit: MAX_SHOWN,
    });
    return items;
  }, [catalogApi]);

  const formOf = ({ metadata }: Entity) =>
    formRoute({
      namespace: metadata.namespace ?? 'default',
      templateName: metadata.name,
    });

  return (
    <EntityList
      state={state}
      empty="There is no golden path yet. The platform team adds them to templates/."
      itemKey={template => template.metadata.name}
      renderItem={template => (
        <>
          <Link to={formOf(template)}>
            {template.metadata.title ?? template.metadata.name}
          </Link>
          <Text variant="body-small" color="secondary">
            {template.metadata.description}
          </Text>
        </>
      )}
    />
  );
}

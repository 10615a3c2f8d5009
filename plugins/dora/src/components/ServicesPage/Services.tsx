import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { DeliveryViewState, useScopeName } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { DefinitionsNote } from '../DefinitionsNote';
import { Resource } from '../Resource';
import { ServicesSkeleton } from './ServicesSkeleton';
import { ServicesTable } from './ServicesTable';
import { useServices } from './useServices';

/** The five metrics of each service of a scope, which one number for all would hide. */
export function Services({ state }: { state: DeliveryViewState }) {
  const { view, request } = state;
  const { t } = useTranslationRef(doraTranslationRef);
  const services = useServices(request, view.bucket);
  const scope = useScopeName(view.scope);
  return (
    <section aria-labelledby="delivery-services">
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small" id="delivery-services">
          {t('services.title', { scope })}
        </Text>
        <Resource state={services} skeleton={<ServicesSkeleton />}>
          {({ definitions, isComplete, items, totalItems }) =>
            items.length === 0 ? (
              <Text as="p">{t('services.none')}</Text>
            ) : (
              <Flex direction="column" gap="3">
                <DefinitionsNote
                  definitions={definitions}
                  environment={view.environment}
                />
                {!isComplete && (
                  <Text as="p" role="status" color="secondary">
                    {t('services.arriving', {
                      known: String(items.length),
                      total: String(totalItems),
                    })}
                  </Text>
                )}
                <ServicesTable
                  view={view}
                  isComplete={isComplete}
                  items={items.map(item => ({
                    ...item,
                    id: item.component,
                    name: parseEntityRef(item.component).name,
                  }))}
                />
              </Flex>
            )
          }
        </Resource>
      </Flex>
    </section>
  );
}

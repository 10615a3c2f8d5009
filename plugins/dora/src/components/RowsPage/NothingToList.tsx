import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { qualityRouteRef } from '../../routes';
import { doraTranslationRef } from '../../translation';
import { RowList } from '../../view';
import { useFilterNames } from './ListChoice';

/** Why a list is empty, and what would fill it. */
export function NothingToList({ list }: { list: RowList }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const quality = useRouteRef(qualityRouteRef);
  const filter = useFilterNames(list.kind).find(({ id }) => id === list.filter);

  return (
    <Flex direction="column" gap="2" py="4">
      <Text as="h3" variant="title-x-small">
        {t('rows.empty.title')}
      </Text>
      <Text as="p">
        {list.filter === 'all'
          ? t(`rows.empty.${list.kind}`)
          : t('rows.empty.filtered', { filter: filter?.label ?? list.filter })}
      </Text>
      {quality && list.filter === 'all' && (
        <Link href={quality()}>{t('rows.empty.step')}</Link>
      )}
    </Flex>
  );
}

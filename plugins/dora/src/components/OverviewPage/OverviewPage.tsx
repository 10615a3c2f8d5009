import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { PageFrame } from '../PageFrame';

export function OverviewPage() {
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <PageFrame>
      <Text as="h2" variant="title-small">
        {t('overview.title')}
      </Text>
    </PageFrame>
  );
}

import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScopeSummary } from '@milepost/plugin-dora-common';
import { Flex, Link, Text } from '@backstage/ui';
import { qualityRouteRef } from '../../routes';
import { doraTranslationRef } from '../../translation';

/** Where no deployment is known: what is missing, and the steps that would supply it. */
export function NoDeployments(props: {
  scope: ScopeSummary;
  scopeName: string;
}) {
  const { scope, scopeName } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const quality = useRouteRef(qualityRouteRef);
  return (
    <Flex direction="column" gap="3">
      <Text as="h2" variant="title-small">
        {t('empty.title', { scope: scopeName })}
      </Text>
      <Text as="p">
        {scope.filtered ? t('empty.filtered') : t('empty.text')}
      </Text>
      <Text as="p">{t('empty.next')}</Text>
      <ol>
        {(['annotate', 'report', 'map'] as const).map(step => (
          <li key={step}>
            <Text>{t(`empty.steps.${step}`)}</Text>
          </li>
        ))}
      </ol>
      {quality && <Link href={quality()}>{t('empty.quality')}</Link>}
    </Flex>
  );
}

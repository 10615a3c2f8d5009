import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Link, Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';

// The portal publishes its own documentation under this entity.
const DOCS = '/docs/default/component/milepost/delivery-signals/';

/** What has to be done so that there is something to measure. */
export function MissingSteps({ sources }: Pick<DataQualityReport, 'sources'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  const silent = sources
    .filter(({ deployments }) => deployments === 0)
    .map(({ title }) => title);
  return (
    <ol>
      <li>
        <Text>{t('empty.steps.annotate')}</Text>
      </li>
      <li>
        <Text>{t('empty.steps.report')}</Text>{' '}
        {silent.length > 0 && (
          <Text>{t('empty.silent', { sources: silent.join(', ') })} </Text>
        )}
        <Link href={DOCS}>{t('empty.docs')}</Link>
      </li>
      <li>
        <Text>{t('empty.steps.map')}</Text>
      </li>
    </ol>
  );
}

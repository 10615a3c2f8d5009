import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { Section } from './Section';

/** How many of the changes are in the numbers, and what becomes of the others. */
export function Attribution({
  attribution,
}: Pick<DataQualityReport, 'attribution'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { merged, attributed, measured, ratio } = attribution;
  const days = String(attribution.days);
  return (
    <Section title={t('quality.attribution.title')}>
      {ratio === null ? (
        <Text as="p">{t('quality.attribution.none', { days })}</Text>
      ) : (
        <Text as="p">
          {[
            t('quality.attribution.merged', { count: merged, days }),
            t('quality.attribution.attributed', {
              n: format.count(attributed),
              share: format.percent(ratio),
            }),
            t('quality.attribution.measured', { n: format.count(measured) }),
            ...(attributed < merged ? [t('quality.attribution.next')] : []),
          ].join(' ')}
        </Text>
      )}
    </Section>
  );
}

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricReport, METRICS } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';

/** What the number is meant to be, and how far it is from that. */
export function TargetText({ report }: { report: MetricReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { metric, target } = report;
  if (!target) {
    return null;
  }
  const goal = t(`target.${METRICS[metric].better}`, {
    value: format.value(metric, target.value),
  });
  return (
    <Text as="p" variant="body-small">
      {goal}
      {target.met === true && ` ${t('target.met')}`}
      {target.met === false &&
        target.gap !== null &&
        ` ${t('target.gap', { gap: format.value(metric, target.gap) })}`}
    </Text>
  );
}

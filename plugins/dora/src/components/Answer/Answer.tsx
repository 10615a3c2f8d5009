import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricId, MetricsReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { summarise } from './summarise';

/** What a team lead wants to know, in a sentence or two. */
export function Answer(props: { report: MetricsReport; scopeName: string }) {
  const { report, scopeName } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { deployments, lead, failRate, recovery, better, worse } =
    summarise(report);
  const names = (metrics: MetricId[]) =>
    metrics.map(metric => t(`metric.${metric}`).toLocaleLowerCase()).join(', ');
  const facts = [
    t('answer.deployments', { scope: scopeName, count: deployments }),
    lead !== null && t('answer.lead', { lead: format.duration(lead) }),
    failRate !== null &&
      t('answer.failed', { ratio: format.percent(failRate) }),
    recovery !== null &&
      t('answer.recovered', { recovery: format.duration(recovery) }),
  ].filter(Boolean);
  const changes = [
    better.length > 0 && t('answer.better', { metrics: names(better) }),
    worse.length > 0 && t('answer.worse', { metrics: names(worse) }),
  ].filter(Boolean);
  return (
    <div>
      <Text as="h2" variant="title-small">
        {`${facts.join('; ')}.`}
      </Text>
      <Text as="p" color="secondary">
        {format.window(report.window)}, {report.window.zone}.{' '}
        {changes.join(' ')}
        {changes.length === 0 &&
          report.metrics.some(({ comparison }) => comparison?.value !== null) &&
          t('answer.same')}
      </Text>
    </div>
  );
}

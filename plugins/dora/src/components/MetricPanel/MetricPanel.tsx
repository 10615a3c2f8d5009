import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentKey,
  MeasureRequest,
  MetricReport,
  MetricsReport,
  Window,
  WindowRequest,
} from '@milepost/plugin-dora-common';
import { Flex, Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { FrequencyChart } from './FrequencyChart';
import { LeadTimeChart } from './LeadTimeChart';
import { RatioChart } from './RatioChart';
import { RecoveryChart } from './RecoveryChart';
import { StagesBar } from './StagesBar';

/** What a chart of one metric is made from, and where its points lead. */
export interface ChartProps {
  report: MetricReport;
  scopeName: string;
  request: WindowRequest & MeasureRequest;
  /** As the backend understood what was asked. */
  window: Window;
  /** Shows the rows of a piece of the window. */
  onSelectPiece: (piece: { from: string; to: string }) => void;
  /** Explains a deployment. */
  onSelectDeployment: (deployment: DeploymentKey) => void;
}

/** The chosen metric in the chart that shows it best. */
export function MetricPanel(
  props: Omit<ChartProps, 'report' | 'window'> & {
    report: MetricsReport;
    metric: MetricReport['metric'];
    /** What can be done, beside the title, where its coming moves nothing. */
    actions?: ReactNode;
  },
) {
  const { report: all, metric, actions, ...rest } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const report = all.metrics.find(candidate => candidate.metric === metric);
  if (!report) {
    return null;
  }
  const chart = { ...rest, report, window: all.window };
  return (
    <section aria-labelledby="delivery-chart">
      <Flex direction="column" gap="3">
        <Flex justify="between" align="start" gap="3">
          <div>
            <Text as="h2" variant="title-x-small" id="delivery-chart">
              {t(`metric.${metric}`)}
            </Text>
            <Text as="p" variant="body-small" color="secondary">
              {t(`overview.what.${metric}`)}
            </Text>
          </div>
          {actions}
        </Flex>
        <Chart {...chart} />
        {metric === 'change-lead-time' && <StagesBar stages={all.stages} />}
      </Flex>
    </section>
  );
}

function Chart(props: ChartProps) {
  switch (props.report.metric) {
    case 'deployment-frequency':
      return <FrequencyChart {...props} />;
    case 'change-lead-time':
      return <LeadTimeChart {...props} />;
    case 'failed-deployment-recovery-time':
      return <RecoveryChart {...props} />;
    default:
      return <RatioChart {...props} />;
  }
}

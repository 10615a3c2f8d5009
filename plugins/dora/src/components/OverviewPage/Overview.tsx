import { DeploymentKey, MetricId } from '@milepost/plugin-dora-common';
import { Flex } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import {
  DeliveryViewState,
  useDeliveryLinks,
  useMetrics,
  useScopeName,
} from '../../hooks';
import { readRowsTarget } from '../../view';
import { Answer } from '../Answer';
import { DefinitionsNote } from '../DefinitionsNote';
import { EventTimeline, useEvents } from '../EventTimeline';
import { MetricPanel } from '../MetricPanel';
import { MetricTiles } from '../MetricTile';
import { Resource } from '../Resource';
import { TargetsDialog } from '../TargetsDialog';
import { NoDeployments } from './NoDeployments';
import { OverviewSkeleton } from './OverviewSkeleton';

/** What a chart is shown of while nobody has chosen. */
const FIRST_METRIC: MetricId = 'change-lead-time';

/** The five metrics of a scope, how they came about, and what happened when. */
export function Overview(props: {
  state: DeliveryViewState;
  /** This page with another metric chosen. */
  chartHref: (metric: MetricId) => string;
}) {
  const { state, chartHref } = props;
  const { view, request } = state;
  const { bucket, compare, metric = FIRST_METRIC } = view;
  const metrics = useMetrics(request, { bucket, compare });
  // Asked for at once, and not when the numbers that stand above it have come.
  const events = useEvents(request);
  const { rowsHref, whyHref } = useDeliveryLinks();
  const navigate = useNavigate();
  const scopeName = useScopeName(view.scope);
  const scopeTitle = useScopeName(view.scope, 'first');

  return (
    <Resource state={metrics} skeleton={<OverviewSkeleton />}>
      {report => {
        if (report.scope.components === 0) {
          return (
            <NoDeployments
              scopeName={scopeName}
              scope={report.scope}
              onAgain={metrics.retry}
            />
          );
        }
        const explain = (deployment: DeploymentKey) =>
          navigate(whyHref(view, deployment));
        const chosen = report.metrics.find(item => item.metric === metric);
        const rows = readRowsTarget(chosen?.rows ?? '');
        return (
          <Flex direction="column" gap="6">
            <Answer report={report} scopeName={scopeTitle} />
            <DefinitionsNote
              definitions={report.definitions}
              environment={view.environment}
              scope={report.scope}
            />
            <MetricTiles
              reports={report.metrics}
              chosen={metric}
              chartHref={chartHref}
              rowsHref={item => rowsHref(view, readRowsTarget(item.rows))}
            />
            {request && (
              <>
                <MetricPanel
                  report={report}
                  metric={metric}
                  actions={
                    <TargetsDialog
                      scope={request.scope}
                      onChanged={metrics.retry}
                    />
                  }
                  request={request}
                  scopeName={scopeName}
                  onSelectPiece={piece =>
                    navigate(rowsHref(view, { ...rows, ...piece }))
                  }
                  onSelectDeployment={explain}
                />
                <EventTimeline
                  events={events}
                  window={report.window}
                  scopeName={scopeName}
                  onSelectDeployment={explain}
                />
              </>
            )}
          </Flex>
        );
      }}
    </Resource>
  );
}

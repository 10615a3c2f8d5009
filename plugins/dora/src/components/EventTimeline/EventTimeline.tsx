import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChartSkeleton, Timeline } from '@milepost/charts';
import { DeploymentKey, Window } from '@milepost/plugin-dora-common';
import { Flex, Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { Resource, ResourceState } from '../Resource';
import { idOfDeployment, toEvents } from './toEvents';
import { Events } from './useEvents';

const HEIGHT = 200;

/** Deployments, failures, fixes and incidents beside each other: what people act on. */
export function EventTimeline(props: {
  events: ResourceState<Events>;
  window: Window;
  scopeName: string;
  onSelectDeployment: (deployment: DeploymentKey) => void;
}) {
  const { events: state, window, scopeName, onSelectDeployment } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  return (
    <section aria-labelledby="delivery-timeline">
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-x-small" id="delivery-timeline">
          {t('overview.timeline.title')}
        </Text>
        <Resource state={state} skeleton={<ChartSkeleton height={HEIGHT} />}>
          {({ deployments, incidents }) => {
            if (deployments.items.length + incidents.items.length === 0) {
              return <Text as="p">{t('overview.timeline.empty')}</Text>;
            }
            const { lanes, events } = toEvents(
              deployments.items,
              incidents.items,
              {
                kinds: {
                  deployment: t('overview.timeline.kinds.deployment'),
                  failure: t('overview.timeline.kinds.failure'),
                  fix: t('overview.timeline.kinds.fix'),
                  incident: t('overview.timeline.kinds.incident'),
                },
                detail: row =>
                  `${format.time(row.finishedAt)}, ${t(
                    'overview.timeline.changes',
                    { count: row.changes },
                  )}`,
              },
            );
            // If only the latest are shown, nothing is known of the time before.
            const first = deployments.pageInfo.nextCursor
              ? deployments.items[deployments.items.length - 1].finishedAt
              : undefined;
            return (
              <>
                {first && (
                  <Text as="p" variant="body-small" color="secondary">
                    {t('overview.timeline.latest', {
                      shown: format.count(deployments.items.length),
                      since: format.time(first),
                    })}
                  </Text>
                )}
                <Timeline
                  label={t('overview.timeline.label', { scope: scopeName })}
                  lanes={lanes}
                  events={
                    first
                      ? events.filter(({ at }) => at >= Date.parse(first))
                      : events
                  }
                  from={Date.parse(first ?? window.from)}
                  to={Math.min(Date.parse(window.to), Date.now())}
                  formatTime={format.shortDay}
                  onSelect={id => {
                    const row = deployments.items.find(
                      item => idOfDeployment(item) === id,
                    );
                    if (row) {
                      onSelectDeployment(row);
                    }
                  }}
                />
              </>
            );
          }}
        </Resource>
      </Flex>
    </section>
  );
}

import { ChartSkeleton } from '@milepost/charts';
import { Flex, Skeleton } from '@backstage/ui';
import { MetricTilesSkeleton } from '../MetricTile';

/** The shape of the page: a sentence, five tiles, a chart, a timeline. */
export function OverviewSkeleton() {
  return (
    <Flex direction="column" gap="6" aria-hidden="true">
      <Flex direction="column" gap="2">
        <Skeleton width="70%" height={28} />
        <Skeleton width="45%" height={20} />
      </Flex>
      <MetricTilesSkeleton />
      <Flex direction="column" gap="3">
        <Skeleton width="30%" height={24} />
        <ChartSkeleton height={240} />
      </Flex>
      <Flex direction="column" gap="3">
        <Skeleton width="20%" height={24} />
        <ChartSkeleton height={200} />
      </Flex>
    </Flex>
  );
}

import { Skeleton } from '@backstage/ui';

/**
 * Keeps a chart's place while its numbers are on the way.
 *
 * @public
 */
export function ChartSkeleton(props: { height: number }) {
  return (
    <div aria-hidden="true">
      <Skeleton width="100%" height={props.height} />
    </div>
  );
}

import { useEffect } from 'react';
import { Skeleton } from '@backstage/ui';

/**
 * Keeps a chart's place while its numbers are on the way, and has the code that will draw
 * them come at the same time.
 *
 * @public
 */
export function ChartSkeleton(props: { height: number }) {
  useEffect(() => {
    // Where this fails, the chart says so.
    import('../../plots/LineBandPlot').catch(() => {});
  }, []);
  return (
    <div aria-hidden="true">
      <Skeleton width="100%" height={props.height} />
    </div>
  );
}

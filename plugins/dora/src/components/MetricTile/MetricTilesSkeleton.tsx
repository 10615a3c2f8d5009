import { Skeleton } from '@backstage/ui';
import styles from './MetricTile.module.css';

/** The shape of five tiles. */
export function MetricTilesSkeleton() {
  return (
    <div className={styles.tiles} aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e'].map(key => (
        <div key={key} className={styles.tile}>
          <Skeleton width="70%" height={20} />
          <Skeleton width="50%" height={36} />
          <Skeleton width="90%" height={16} />
          <Skeleton width="80%" height={16} />
          <Skeleton width="100%" height={32} />
          <Skeleton width="60%" height={20} />
        </div>
      ))}
    </div>
  );
}

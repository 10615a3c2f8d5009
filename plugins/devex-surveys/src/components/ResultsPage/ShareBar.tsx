import styles from './ResultsPage.module.css';

/** A share between 0 and 100 % with its interval; the numbers stand beside it in text. */
export function ShareBar(props: {
  percent: number;
  interval?: { low: number; high: number };
}) {
  const { percent, interval } = props;
  return (
    <div className={styles.track} aria-hidden="true">
      <div className={styles.share} style={{ width: `${percent}%` }} />
      {interval && interval.low < interval.high && (
        <div
          className={styles.whisker}
          style={{
            left: `${interval.low}%`,
            width: `${interval.high - interval.low}%`,
          }}
        />
      )}
    </div>
  );
}

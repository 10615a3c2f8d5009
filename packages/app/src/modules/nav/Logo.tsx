import { Link, useSidebarOpenState } from '@backstage/core-components';
import styles from './Logo.module.css';

/** The mark is a milestone with an M; the word stands beside it when there is room. */
export function Logo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={styles.logo}
      aria-label="Milepost, home"
    >
      <svg viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
        <path className={styles.stone} d="M7 30V13a9 9 0 0 1 18 0v17z" />
        <path
          className={styles.letter}
          d="M12 19v-6l4 4 4-4v6M12 24.5h8"
          fill="none"
        />
      </svg>
      {isOpen && <span className={styles.word}>Milepost</span>}
    </Link>
  );
}

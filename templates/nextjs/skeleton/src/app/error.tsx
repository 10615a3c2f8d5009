"use client";

import styles from "./message.module.css";

/** Takes the place of a page that failed; the layout around it stays. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <div className={styles.message} role="alert">
      <h1>Something went wrong</h1>
      <p className={styles.detail}>
        It is our fault, not yours.{error.digest ? ` It is in our log as ${error.digest}.` : ""}
      </p>
      <button onClick={reset} type="button">
        Try again
      </button>
    </div>
  );
}

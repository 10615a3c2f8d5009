import { logger } from "@/server/logger";
import styles from "./ApiPanel.module.css";
import { readExample } from "./api";
import { ApiError } from "./client";

const maxShown = 2000;

/** Shows what the API answers. The page does without if it does not. */
export async function ApiPanel() {
  try {
    const text = JSON.stringify(await readExample(), null, 2);
    return (
      <pre className={styles.answer}>
        {text.length > maxShown ? `${text.slice(0, maxShown)} …` : text}
      </pre>
    );
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    logger().warn({ error, failure: error.failure }, "call of the API failed");
    return <p className={styles.failure}>It does not answer at the moment.</p>;
  }
}

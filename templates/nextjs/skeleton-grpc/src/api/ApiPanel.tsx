import { Code, ConnectError } from "@connectrpc/connect";
import { logger } from "@/server/logger";
import styles from "./ApiPanel.module.css";
import { takesCalls } from "./api";

/** Shows whether the API takes calls. The page does without if it does not. */
export async function ApiPanel() {
  try {
    const text = (await takesCalls()) ? "It takes calls." : "It is there, but takes no calls.";
    return <p>{text}</p>;
  } catch (error) {
    if (!(error instanceof ConnectError)) {
      throw error;
    }
    logger().warn({ error, code: Code[error.code] }, "call of the API failed");
    return <p className={styles.failure}>It does not answer at the moment.</p>;
  }
}

import { constants } from "node:os";
import type { Lifecycle } from "./lifecycle";
import type { Logger } from "./logger";

/**
 * Puts a delay before Next.js' own shutdown. That closes the listener at once, finishes the requests
 * under way and what they scheduled with `after`, and exits; but load balancers take a moment to
 * notice that a server is leaving, and would send requests to a closed door.
 */
export function delayShutdown(options: {
  lifecycle: Lifecycle;
  logger: Logger;
  delaySeconds: number;
  timeoutSeconds: number;
}): void {
  const { lifecycle, logger, delaySeconds, timeoutSeconds } = options;
  const leave = process.listeners("SIGTERM");
  if (leave.length === 0) {
    throw new Error("Next.js does not handle SIGTERM: unset NEXT_MANUAL_SIG_HANDLE");
  }
  process.removeAllListeners("SIGTERM");
  process.once("exit", (code) => {
    // Next.js ends as if the signal had killed it; to have left in good order is no failure.
    if (code === 128 + constants.signals.SIGTERM && lifecycle.state === "draining") {
      process.exitCode = 0;
    }
  });
  // Once: the second signal kills at once, for people who cannot wait.
  process.once("SIGTERM", () => {
    lifecycle.draining();
    logger.info({ delaySeconds, timeoutSeconds }, "stopping");
    setTimeout(() => {
      for (const listener of leave) {
        listener("SIGTERM");
      }
      setTimeout(() => {
        logger.warn("requests were cut off: they did not finish in time");
        process.exit(1);
      }, timeoutSeconds * 1000).unref();
    }, delaySeconds * 1000);
  });
}

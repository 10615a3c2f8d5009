import { once } from "node:events";
import { ConfigError, config } from "@/config";
import { Lifecycle } from "./lifecycle";
import { logger } from "./logger";
import { metrics } from "./metrics";
import { createOpsServer } from "./ops";
import { observeRequests } from "./requests";
import { delayShutdown } from "./shutdown";

/** Adds to Next.js' server what running it takes: settings, metrics, logs, health, an orderly end. */
export async function start(): Promise<void> {
  const settings = settingsOrExit();
  const lifecycle = new Lifecycle();

  const ops = createOpsServer(metrics(), lifecycle);
  observeRequests({ metrics: metrics(), logger: logger(), lifecycle, except: ops });
  ops.listen(settings.OPS_PORT, settings.OPS_HOST);
  await once(ops, "listening");

  // In development Next.js stops at once, as it should.
  if (process.env.NODE_ENV === "production") {
    delayShutdown({
      lifecycle,
      logger: logger(),
      delaySeconds: settings.SHUTDOWN_DELAY_SECONDS,
      timeoutSeconds: settings.SHUTDOWN_TIMEOUT_SECONDS,
    });
  }
  lifecycle.serving();
  logger().info({ version: process.env.VERSION ?? "unknown", settings }, "serving");
}

function settingsOrExit() {
  try {
    return config();
  } catch (error) {
    if (error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
    throw error;
  }
}

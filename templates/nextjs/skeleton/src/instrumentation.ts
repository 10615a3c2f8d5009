import type { Instrumentation } from "next";

/** Next.js calls this once, before it answers the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("./server/start");
    await start();
  }
}

/** Next.js calls this with every error that reaches it; it logs the error itself. */
export const onRequestError: Instrumentation.onRequestError = async (_error, _request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { metrics } = await import("./server/metrics");
    metrics().errors.inc({ source: context.routeType });
  }
};

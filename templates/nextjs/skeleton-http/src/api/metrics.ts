import { Histogram } from "prom-client";
import { metrics } from "@/server/metrics";
import { ApiError } from "./client";

const name = "api_client_duration_seconds";

function durations(): Histogram<"outcome"> {
  const { registry } = metrics();
  const existing = registry.getSingleMetric(name) as Histogram<"outcome"> | undefined;
  return (
    existing ??
    new Histogram({
      name,
      help: "Time that calls of the API took, with all attempts.",
      labelNames: ["outcome"] as const,
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    })
  );
}

/** Counts and times a call by how it ended. */
export async function observeCall<T>(call: () => Promise<T>): Promise<T> {
  const end = durations().startTimer();
  try {
    const result = await call();
    end({ outcome: "ok" });
    return result;
  } catch (error) {
    end({ outcome: error instanceof ApiError ? error.failure : "bug" });
    throw error;
  }
}

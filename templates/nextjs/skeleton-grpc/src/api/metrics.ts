import { Code, ConnectError } from "@connectrpc/connect";
import { Histogram } from "prom-client";
import { metrics } from "@/server/metrics";

const name = "api_client_duration_seconds";

function durations(): Histogram<"code"> {
  const { registry } = metrics();
  const existing = registry.getSingleMetric(name) as Histogram<"code"> | undefined;
  return (
    existing ??
    new Histogram({
      name,
      help: "Time that calls of the API took, with all attempts.",
      labelNames: ["code"] as const,
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    })
  );
}

/** Counts and times a call by the code that it ended with. */
export async function observeCall<T>(call: () => Promise<T>): Promise<T> {
  const end = durations().startTimer();
  try {
    const result = await call();
    end({ code: "OK" });
    return result;
  } catch (error) {
    end({ code: Code[ConnectError.from(error).code] });
    throw error;
  }
}

import { createClient, type Transport } from "@connectrpc/connect";
import { config } from "@/config";
import { Health, HealthCheckResponse_ServingStatus } from "@/gen/grpc/health/v1/health_pb";
import { createTransport } from "./client";
import { observeCall } from "./metrics";

// One connection carries all calls, so it is kept.
let transport: Transport | undefined;

function connect(): Transport {
  const { API_URL: baseUrl, API_TIMEOUT_SECONDS: timeoutSeconds } = config();
  transport ??= createTransport({ baseUrl, timeoutSeconds });
  return transport;
}

/** One function for each thing that pages ask the API; the first is whether it takes calls. */
export async function takesCalls(): Promise<boolean> {
  const { status } = await observeCall(() => createClient(Health, connect()).check({}));
  return status === HealthCheckResponse_ServingStatus.SERVING;
}

import { Code, ConnectError, createClient, type ServiceImpl } from "@connectrpc/connect";
import { afterEach, describe, expect, it } from "vitest";
import { Health, HealthCheckResponse_ServingStatus } from "@/gen/grpc/health/v1/health_pb";
import { startApi } from "../../tests/api";
import { createTransport } from "./client";

type Check = ServiceImpl<typeof Health>["check"];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** Calls a real gRPC server, which answers as `check` does. */
async function clientOf(check: Check, timeoutSeconds = 5) {
  const api = await startApi(0, check);
  stops.push(api.stop);
  return createClient(Health, createTransport({ baseUrl: api.url, timeoutSeconds }));
}

const serving = { status: HealthCheckResponse_ServingStatus.SERVING };

describe("createTransport", () => {
  it("calls", async () => {
    const client = await clientOf(() => serving);
    await expect(client.check({})).resolves.toMatchObject(serving);
  });

  it("tries again what may pass", async () => {
    let calls = 0;
    const client = await clientOf(() => {
      calls++;
      if (calls < 3) {
        throw new ConnectError("not now", Code.Unavailable);
      }
      return serving;
    });
    await expect(client.check({})).resolves.toMatchObject(serving);
    expect(calls).toBe(3);
  });

  it.each([
    [Code.Unavailable, 3],
    [Code.NotFound, 1],
    [Code.Internal, 1],
  ])("gives up on code %i after %i attempts", async (code, attempts) => {
    let calls = 0;
    const client = await clientOf(() => {
      calls++;
      throw new ConnectError("no", code);
    });
    await expect(client.check({})).rejects.toMatchObject({ code });
    expect(calls).toBe(attempts);
  });

  it("bounds the whole call, not each attempt", async () => {
    const client = await clientOf((_, { signal }) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    }, 0.2);
    const start = performance.now();
    await expect(client.check({})).rejects.toMatchObject({ code: Code.DeadlineExceeded });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("tells that nobody is there", async () => {
    const api = await startApi();
    await api.stop();
    const transport = createTransport({ baseUrl: api.url, timeoutSeconds: 5 });
    await expect(createClient(Health, transport).check({})).rejects.toMatchObject({
      code: Code.Unavailable,
    });
  });
});

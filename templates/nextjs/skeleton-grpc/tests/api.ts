import { createServer, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import type { ServiceImpl } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { Health, HealthCheckResponse_ServingStatus } from "../src/gen/grpc/health/v1/health_pb";

/** Starts a small gRPC server that answers what the site asks of the API. */
export async function startApi(
  port = 0,
  check: ServiceImpl<typeof Health>["check"] = () => ({
    status: HealthCheckResponse_ServingStatus.SERVING,
  }),
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(
    connectNodeAdapter({ routes: (router) => router.service(Health, { check }) }),
  );
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      for (const session of sessions) {
        session.destroy();
      }
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

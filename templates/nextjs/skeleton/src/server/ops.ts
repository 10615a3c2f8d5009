import { createServer, type Server } from "node:http";
import type { Lifecycle } from "./lifecycle";
import type { Metrics } from "./metrics";

/** Serves the platform, not the visitors: /metrics, /livez and /readyz. */
export function createOpsServer({ registry }: Metrics, lifecycle: Lifecycle): Server {
  return createServer(async (request, response) => {
    const answer = (status: number, text: string, type = "text/plain; charset=utf-8") => {
      response.writeHead(status, { "content-type": type }).end(text);
    };
    if (request.method !== "GET") {
      answer(405, "only GET\n");
      return;
    }
    switch (request.url) {
      case "/metrics":
        answer(200, await registry.metrics(), registry.contentType);
        return;
      // Alive means able to answer.
      case "/livez":
        answer(200, "ok\n");
        return;
      case "/readyz":
        answer(lifecycle.state === "serving" ? 200 : 503, `${lifecycle.state}\n`);
        return;
      default:
        answer(404, "there are /metrics, /livez and /readyz\n");
    }
  });
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Lifecycle } from "./lifecycle";
import type { Logger } from "./logger";
import type { Metrics, RequestKind, RequestOutcome } from "./metrics";

interface RequestStart {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** Sorts requests into the few kinds that metrics tell apart. */
export function requestKind(url: string): RequestKind {
  const path = url.split("?", 1)[0] ?? "";
  if (path === "/api/vitals") {
    return "vitals";
  }
  if (path.startsWith("/api/")) {
    return "api";
  }
  return path.startsWith("/_next/") || /\.[a-z0-9]+$/.test(path) ? "asset" : "page";
}

/** Tells how a request ended. */
export function requestOutcome(response: {
  statusCode: number;
  writableFinished: boolean;
}): RequestOutcome {
  if (!response.writableFinished) {
    return "aborted";
  }
  const hundreds = Math.floor(response.statusCode / 100);
  return hundreds === 2 || hundreds === 3 || hundreds === 4 ? `${hundreds}xx` : "5xx";
}

/**
 * Counts, times and logs all requests of this process except those of `except`. It listens where
 * Node.js itself announces them, because Next.js has no place that sees every answer.
 */
export function observeRequests(options: {
  metrics: Metrics;
  logger: Logger;
  lifecycle: Lifecycle;
  except: Server;
}): void {
  const { metrics, logger, lifecycle, except } = options;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as RequestStart;
    if (server === except) {
      return;
    }
    // A client that keeps its connection would send its next request to a server that has left.
    if (lifecycle.state === "draining") {
      response.setHeader("Connection", "close");
    }
    const start = performance.now();
    const { method, url = "" } = request;
    response.once("close", () => {
      const seconds = (performance.now() - start) / 1000;
      const kind = requestKind(url);
      const status = requestOutcome(response);
      metrics.requests.observe({ kind, status }, seconds);
      logger[status === "5xx" ? "error" : kind === "page" || kind === "api" ? "info" : "debug"](
        {
          method,
          // Without the query, which may hold what visitors typed.
          path: url.split("?", 1)[0],
          status: response.statusCode,
          outcome: status,
          seconds: Number(seconds.toFixed(4)),
        },
        "request",
      );
    });
  });
}

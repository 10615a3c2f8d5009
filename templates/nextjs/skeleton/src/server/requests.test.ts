import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { Lifecycle } from "./lifecycle";
import { createMetrics } from "./metrics";
import { observeRequests, requestKind } from "./requests";

describe("requestKind", () => {
  it.each([
    ["/", "page"],
    ["/orders/7?sort=a.b", "page"],
    ["/api/orders", "api"],
    ["/api/vitals", "vitals"],
    ["/api/vitals/more", "api"],
    ["/apiary", "page"],
    ["/_next/static/chunks/a.js", "asset"],
    ["/icon.svg?1", "asset"],
    ["", "page"],
  ])("sorts %j as %s", (url, kind) => {
    expect(requestKind(url)).toBe(kind);
  });
});

describe("observeRequests", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  async function listen(status: number | undefined) {
    const server = createServer((_, response) => status && response.writeHead(status).end("x"));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  function observe(except: Server) {
    const metrics = createMetrics();
    const lifecycle = new Lifecycle();
    const lines: { path: string; outcome: string }[] = [];
    const logger = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
    observeRequests({ metrics, logger, lifecycle, except });
    const count = async (kind: string, status: string) => {
      const { values } = await metrics.requests.get();
      return values.find(
        ({ metricName, labels }) =>
          metricName?.endsWith("_count") && labels.kind === kind && labels.status === status,
      )?.value;
    };
    return { count, lifecycle, lines };
  }

  it("counts and logs answers, without what was typed, and not those of the other server", async () => {
    const ops = await listen(200);
    const { count, lines } = observe(ops.server);
    const site = await listen(503);
    await fetch(`${ops.url}/readyz`);
    await fetch(`${site.url}/orders?name=secret`);
    await expect.poll(() => count("page", "5xx")).toBe(1);
    expect(await count("page", "2xx")).toBe(0);
    expect(lines).toMatchObject([{ path: "/orders", outcome: "5xx" }]);
  });

  it("counts requests apart that nobody waited for", async () => {
    const ops = await listen(200);
    const { count } = observe(ops.server);
    const site = await listen(undefined);
    const request = get(site.url).on("error", () => undefined);
    servers[1]?.once("request", () => request.destroy());
    await expect.poll(() => count("page", "aborted")).toBe(1);
  });

  it("asks clients to connect anew while it drains", async () => {
    const ops = await listen(200);
    const { lifecycle } = observe(ops.server);
    const site = await listen(200);
    expect((await fetch(site.url)).headers.get("connection")).toBe("keep-alive");
    lifecycle.draining();
    expect((await fetch(site.url)).headers.get("connection")).toBe("close");
  });
});

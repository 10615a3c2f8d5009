import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { getJson } from "./client";

const schema = z.object({ price: z.number() });
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) {
    close();
  }
});

/** Starts a real server, and counts what it is asked. */
async function serve(listener: RequestListener) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("getJson", () => {
  it("reads what was agreed, below the base URL's own path", async () => {
    const api = await serve((_, response) => response.end('{"price": 3, "more": true}'));
    const answer = getJson("/a?b=c", schema, { baseUrl: `${api.baseUrl}/v2/`, timeoutSeconds: 1 });
    await expect(answer).resolves.toEqual({ price: 3 });
    expect(api.seen).toEqual(["GET /v2/a?b=c"]);
  });

  it.each([429, 502, 503, 504])("tries again after %d, which may pass", async (status) => {
    let answers = 0;
    const api = await serve((_, response) => {
      answers++;
      response.writeHead(answers < 3 ? status : 200).end('{"price": 3}');
    });
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).resolves.toEqual({
      price: 3,
    });
    expect(api.seen).toHaveLength(3);
  });

  it("tries again after a connection that was cut", async () => {
    let answers = 0;
    const api = await serve((request, response) => {
      answers++;
      if (answers === 1) {
        request.socket.destroy();
      } else {
        response.end('{"price": 3}');
      }
    });
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).resolves.toEqual({
      price: 3,
    });
  });

  it("gives up after three attempts", async () => {
    const api = await serve((_, response) => response.writeHead(503).end());
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).rejects.toMatchObject({
      failure: "status",
      status: 503,
    });
    expect(api.seen).toHaveLength(3);
  });

  it.each([400, 404, 500])("does not try again after %d, which will not pass", async (status) => {
    const api = await serve((_, response) => response.writeHead(status).end());
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).rejects.toMatchObject({
      failure: "status",
      status,
    });
    expect(api.seen).toHaveLength(1);
  });

  it("bounds the whole call, not each attempt", async () => {
    const api = await serve(() => undefined);
    const start = performance.now();
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 0.2 })).rejects.toMatchObject({
      failure: "timeout",
    });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(api.seen).toHaveLength(1);
  });

  it("tells that nobody is there", async () => {
    const api = await serve(() => undefined);
    closers.pop()?.();
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).rejects.toMatchObject({
      failure: "unreachable",
    });
  });

  it.each(["<html>", '{"price": "3"}', ""])("refuses the answer %j", async (body) => {
    const api = await serve((_, response) => response.end(body));
    await expect(getJson("/", schema, { ...api, timeoutSeconds: 5 })).rejects.toMatchObject({
      failure: "malformed",
    });
    expect(api.seen).toHaveLength(1);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { examplePath } from "../src/api/api";

/** Starts a small server that answers what the site asks of the API. */
export async function startApi(port = 0): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.writeHead(request.url === examplePath ? 200 : 404);
    response.end(JSON.stringify({ answer: "from the API" }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

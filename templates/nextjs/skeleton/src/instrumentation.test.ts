import { expect, it, vi } from "vitest";
import { onRequestError } from "./instrumentation";
import { metrics } from "./server/metrics";

it("counts errors by what threw them", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  const request = { path: "/", method: "GET", headers: {} };
  await onRequestError(new Error("no"), request, {
    routerKind: "App Router",
    routePath: "/",
    routeType: "action",
    revalidateReason: undefined,
  });
  const { values } = await metrics().errors.get();
  expect(values.filter(({ value }) => value > 0)).toEqual([
    { labels: { source: "action" }, value: 1 },
  ]);
});

import { once } from "node:events";
import { expect, it } from "vitest";
import { freePort, spawnServer } from "../site";

it("ends at once if a setting is wrong, and says which", async () => {
  const { child, log } = spawnServer({
    PORT: String(await freePort()),
    OPS_PORT: "http",
    LOG_LEVEL: "loud",
  });
  const [code] = await once(child, "exit");
  expect(code).toBe(1);
  expect(log()).toMatch(/OPS_PORT[\s\S]*LOG_LEVEL/);
});

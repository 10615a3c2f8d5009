import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { startSite } from "../site";

// What visitors download before the first page works, compressed. Raise it knowingly.
const budget = 160_000;

it("keeps the first page within its weight", async () => {
  const site = await startSite();
  const page = await (await fetch(site.url)).text();
  // Scripts for browsers that do not know modules are not downloaded by any that do.
  const modern = page.replace(/<script[^>]* noModule=""[^>]*>/gi, "");
  const files = new Set(modern.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/g));
  expect(files.size).toBeGreaterThan(1);
  const sizes = await Promise.all(
    Array.from(files, async (file) => {
      const response = await fetch(site.url + file);
      expect(response.status, file).toBe(200);
      return gzipSync(await response.bytes()).length;
    }),
  );
  await site.stop();
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
});

import { expect, test } from "./test";

test("sends a content security policy with a new nonce each time", async ({ request }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get("/")).headers()["content-security-policy"]),
  );
  expect(policies[0]).toMatch(/script-src [^;]*'nonce-[0-9a-f-]{36}'/);
  expect(policies[0]).not.toContain("unsafe");
  expect(policies[0]).not.toBe(policies[1]);
});

test("does not run a script that was injected", async ({ page, faults }) => {
  await page.route("/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      "</head>",
      "<script>window.injected = 1</script></head>",
    );
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  expect(await page.evaluate(() => "injected" in window)).toBe(false);
  expect(faults.join()).toContain("Content Security Policy");
});

test("measures how fast pages are for visitors", async ({ page, request, site }) => {
  const count = async () => {
    const scrape = await (await request.get(`${site.opsUrl}/metrics`)).text();
    return Number(/^web_vitals_lcp_seconds_count (\d+)$/m.exec(scrape)?.[1]);
  };
  const before = await count();
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Show the price" })).toBeEnabled();
  // The largest paint is known once the visitor does something or leaves.
  await page.getByRole("heading", { level: 1 }).click();
  await page.goto("about:blank");
  await expect.poll(count).toBeGreaterThan(before);
});

test.describe("the address that browsers report to", () => {
  const post = { name: "LCP", value: 1 };

  test("believes little", async ({ request }) => {
    const statusOf = async (options: Parameters<typeof request.post>[1]) =>
      (await request.post("/api/vitals", options)).status();
    expect(await statusOf({ data: post })).toBe(204);
    expect(await statusOf({ data: { ...post, value: -1 } })).toBe(400);
    expect(await statusOf({ data: { ...post, name: "TTFB" } })).toBe(400);
    expect(await statusOf({ data: "{" })).toBe(400);
    expect(await statusOf({ data: "x".repeat(2000) })).toBe(413);
    expect(await statusOf({ data: post, headers: { "sec-fetch-site": "cross-site" } })).toBe(403);
  });
});

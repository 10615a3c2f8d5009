import { expect, it } from "vitest";
import { startApi } from "../api";
import { startSite } from "../site";

it("shows the page, and says so, if the API is not there", async () => {
  const site = await startSite();
  const response = await fetch(site.url);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("It does not answer at the moment.");
  await site.stop();
  expect(site.log()).toContain('"message":"call of the API failed"');
});

it("answers again once the API is back", async () => {
  const first = await startApi();
  const site = await startSite({ API_URL: first.url });
  const failed = async () => (await (await fetch(site.url)).text()).includes("does not answer");
  expect(await failed()).toBe(false);
  await first.stop();
  expect(await failed()).toBe(true);
  const second = await startApi(Number(new URL(first.url).port));
  expect(await failed()).toBe(false);
  await site.stop();
  await second.stop();
});

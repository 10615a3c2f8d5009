import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./test";

const views = {
  "the first page": async (page: Page) => {
    await page.goto("/");
  },
  "a price": async (page: Page) => {
    await page.goto("/");
    await page.getByLabel("Weight in kg").fill("2");
    await page.getByRole("button", { name: "Show the price" }).click();
    await expect(page.getByRole("status")).toBeVisible();
  },
  "a mistake": async (page: Page) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Show the price" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "weight" })).toBeVisible();
  },
  "an unknown address": async (page: Page) => {
    await page.goto("/nowhere");
  },
};

for (const [view, open] of Object.entries(views)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${view} is accessible, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      for (const width of [1400, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations, `${width} px wide`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `wider than ${width} px`).toBe(0);
      }
    });
  }
}

test("the content is one key away", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

import { defineConfig } from "@playwright/test";

// Empty means the browser that Playwright installs.
const executablePath = process.env.CHROMIUM || undefined;

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // Enough for a machine that is busy with something else.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    launchOptions: executablePath ? { executablePath } : {},
    // Recording slows every test down; CI keeps it, because nobody can look there.
    trace: process.env.CI ? "retain-on-failure" : "off",
  },
});

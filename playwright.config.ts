import { defineConfig } from '@playwright/test';

/** The browser is the machine's own: Playwright downloads none. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'test-results',
  // One portal, one story after the other.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    actionTimeout: 30_000,
    baseURL: 'http://localhost:7107',
    viewport: { width: 1400, height: 900 },
    screenshot: 'only-on-failure',
    // Recording a trace slows the pages to a third, and these tests measure them.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: CHROMIUM_ARGUMENTS,
    },
  },
});

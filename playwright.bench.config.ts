import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Measures what the end-to-end tests prove, on the same portal. */
export default defineConfig(base, {
  testMatch: '*.bench.ts',
  timeout: 600_000,
});

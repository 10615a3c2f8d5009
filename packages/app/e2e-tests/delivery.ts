import { expect } from '@playwright/test';
import { callAsGuest } from './portal';

/** The sample organisation begins to report a little after the start. */
const HISTORY_TIMEOUT_MS = 180_000;

/** Waits until all that the sample organisation reports is part of the numbers. */
export async function untilHistoryIsComputed() {
  let before = '';
  await expect
    .poll(
      async () => {
        const report = await callAsGuest('/api/dora/data-quality');
        const now = JSON.stringify(report.sources);
        const isQuiet =
          now === before && report.backlog === 0 && report.streams.total > 0;
        before = now;
        return isQuiet;
      },
      { timeout: HISTORY_TIMEOUT_MS, intervals: [3_000] },
    )
    .toBe(true);
}

/** Asks for rows or metrics. */
export function askDelivery(path: string, query: Record<string, string>) {
  return callAsGuest(`/api/dora/${path}?${new URLSearchParams(query)}`);
}

import { expect, Page } from '@playwright/test';

/** Enters the portal as a guest and waits for the home page. */
export async function enterAsGuest(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('heading', { name: /^Home/ })).toBeVisible();
}

/**
 * Collects what the browser complains about. Call the answer at the end of a test
 * with what is expected there, such as the 404 that a test provokes.
 */
export function watchConsole(page: Page) {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      complaints.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => complaints.push(error.message));
  return () => expect(complaints).toEqual([]);
}

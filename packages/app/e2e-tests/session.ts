import { expect, Page } from '@playwright/test';

/** Enters the portal as a guest and waits for the home page. */
export async function enterAsGuest(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('heading', { name: /^Home/ })).toBeVisible();
}

/**
 * Collects what the browser complains about. The answer, called at the end of a test,
 * fails on every complaint but those that are expected.
 */
export function watchConsole(page: Page) {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      complaints.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => complaints.push(error.message));
  return (...expected: RegExp[]) =>
    expect(
      complaints.filter(text => !expected.some(known => known.test(text))),
    ).toEqual([]);
}

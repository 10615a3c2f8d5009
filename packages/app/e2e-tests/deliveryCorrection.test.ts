import { DeploymentRow, MetricReport } from '@milepost/plugin-dora-common';
import { expect, Locator, Page } from '@playwright/test';
import fs from 'node:fs';
import { expectAccessible } from './accessibility';
import { askDelivery, untilHistoryIsComputed } from './delivery';
import { readAudits, test } from './portal';
import { enterAsGuest, watchConsole } from './session';

const REASON = 'The vendor of the payments was down, see their status page';
const BY_GUEST = {
  actor: { actorId: 'user:default/guest' },
  meta: { decision: { type: 'failure', failed: false } },
};
const SECOND_THOUGHT = 'It was our retry storm after all';

test('a failure is corrected, the numbers follow, and it is taken back', async ({
  page,
}) => {
  const expectQuietConsole = watchConsole(page);
  await untilHistoryIsComputed();
  const failed = await findFailure();
  const window = { scope: failed.component, ...daysAround(failed.finishedAt) };
  const query = new URLSearchParams(window);
  const before = await failRate(window);
  await enterAsGuest(page);

  const row = page.getByRole('row').filter({
    has: page.getByRole('button', {
      name: `Why deployment ${failed.id} counts as it does`,
    }),
  });
  const dialog = page.getByRole('dialog');

  await test.step('from the number to its rows', async () => {
    await page.goto(`/delivery/overview?${query}`);
    await page
      .getByRole('link', { name: /^Change fail rate.*what it is made from/ })
      .click();
    await expect(page).toHaveURL(/\/delivery\/rows\?.*filter=judged/);
    await showUntil(page, row);
    await expect(row.getByText(/^Failed/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the file has the rows of REST', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const lines = fs
      .readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\n');
    const { items } = await askDelivery('deployments', {
      ...window,
      filter: 'judged',
      limit: '500',
    });
    expect(items).toHaveLength(before.n);
    const idColumn = lines[0].split(',').indexOf('id');
    expect(lines.slice(1).map(line => line.split(',')[idColumn])).toEqual(
      items.map(({ id }: DeploymentRow) => id),
    );
  });

  await test.step('why it counts as it does', async () => {
    await row.getByRole('button', { name: /^Why/ }).click();
    await expect(dialog.getByText('Change fail rate: counts')).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    // The address is that of the explanation.
    await page.reload();
    await expect(dialog.getByText('Change fail rate: counts')).toBeVisible();
  });

  await test.step('it did not fail', async () => {
    await dialog.getByRole('button', { name: 'It did not fail' }).click();
    await dialog.getByRole('button', { name: 'Correct it' }).click();
    await expect(dialog.getByText(/^Say why/)).toBeVisible();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill(REASON);
    await expectAccessible(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Correct it' }).click();
    await expect(dialog.getByText(/^Done/)).toBeVisible();
  });

  await test.step('numbers, name and reason follow', async () => {
    expect(await failRate(window)).toMatchObject({
      n: before.n,
      count: before.count! - 1,
    });
    expect(readAudits('metrics-correct')).toMatchObject([
      { ...BY_GUEST, status: 'initiated' },
      { ...BY_GUEST, status: 'succeeded' },
    ]);
    const decided = dialog.getByRole('region', { name: 'What people decided' });
    await expect(decided.getByText(REASON)).toBeVisible();
    await expect(decided.getByRole('link', { name: /guest/i })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await showUntil(page, row);
    await expect(row.getByText('Did not fail')).toBeVisible();
    await page.goto(`/delivery/overview?${query}`);
    await expect(
      page.getByText(`${before.count! - 1} of ${before.n} deployments failed`),
    ).toBeVisible();
  });

  await test.step('it is given back to the computation', async () => {
    await page.goto(`/delivery/rows?${query}&why=${keyOf(failed)}`);
    await dialog
      .getByRole('button', { name: /^Give back: It did not/ })
      .click();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill(SECOND_THOUGHT);
    await dialog.getByRole('button', { name: 'Correct it' }).click();
    await expect(dialog.getByText(/^Done/)).toBeVisible();
    await expect(dialog.getByText(SECOND_THOUGHT)).toBeVisible();
    expect(await failRate(window)).toMatchObject({
      n: before.n,
      count: before.count,
      value: before.value,
    });
  });

  await test.step('what the numbers rest on', async () => {
    await page.goto('/delivery/quality');
    await expect(
      page.getByRole('heading', { name: 'Generic events' }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  expectQuietConsole();
});

/** A failure that is in the change fail rate, old enough for nothing to change. */
async function findFailure(): Promise<DeploymentRow> {
  const { items } = await askDelivery('deployments', {
    scope: 'organisation',
    filter: 'failed',
    limit: '100',
  });
  const found = items.find(
    (row: DeploymentRow) =>
      row.class === 'normal' &&
      row.recoveredAt !== null &&
      Date.parse(row.provisionalUntil) < Date.now(),
  );
  expect(found).toBeDefined();
  return found;
}

/** Whole days around a moment, most of them before it. */
function daysAround(moment: string): { from: string; to: string } {
  const day = (days: number) =>
    new Date(Date.parse(moment) + days * 86_400_000).toISOString().slice(0, 10);
  return { from: day(-60), to: day(2) };
}

async function failRate(window: Record<string, string>): Promise<MetricReport> {
  const { metrics } = await askDelivery('metrics', window);
  return metrics.find(
    ({ metric }: MetricReport) => metric === 'change-fail-rate',
  );
}

/** Asks for more rows until one is there. */
async function showUntil(page: Page, row: Locator) {
  await expect(page.getByText(/\d+ shown/)).toBeVisible();
  const more = page.getByRole('button', { name: 'Show more' });
  while ((await row.count()) === 0) {
    const rows = await page.getByRole('row').count();
    await more.click();
    await expect
      .poll(() => page.getByRole('row').count())
      .toBeGreaterThan(rows);
  }
}

/** As the address has it. */
function keyOf({ component, environment, source, id }: DeploymentRow): string {
  return encodeURIComponent(
    [component, environment, source, id].map(encodeURIComponent).join('/'),
  );
}

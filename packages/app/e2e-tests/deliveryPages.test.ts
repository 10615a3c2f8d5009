import { expect, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { askDelivery, untilHistoryIsComputed } from './delivery';
import { test } from './portal';
import { enterAsGuest, watchConsole } from './session';

const VIEW = { scope: 'organisation', from: '2026-01-01', to: '2026-07-01' };

function tile(page: Page, name: string) {
  return page
    .getByRole('list', { name: 'The five metrics' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** As the pages write a share. */
function percent(ratio: number) {
  const value = ratio * 100;
  return `${value.toLocaleString('en', {
    maximumFractionDigits: value < 10 ? 1 : 0,
  })} %`;
}

test('a team lead reads the numbers of delivery', async ({ page }) => {
  test.setTimeout(480_000);
  const expectQuietConsole = watchConsole(page);
  await enterAsGuest(page);
  await untilHistoryIsComputed();
  const report = await askDelivery('metrics', VIEW);
  const failRate = report.metrics.find(
    ({ metric }: { metric: string }) => metric === 'change-fail-rate',
  );

  await test.step('the tiles say what the API says', async () => {
    await page.goto(`/delivery/overview?${new URLSearchParams(VIEW)}`);
    await expect(
      page.getByRole('heading', {
        name: `Whole organisation: ${report.deployments.counted} deployments`,
      }),
    ).toBeVisible();
    await expect(
      tile(page, 'Deployment frequency').getByText(
        `${report.deployments.counted} deployments`,
      ),
    ).toBeVisible();
    const failed = tile(page, 'Change fail rate');
    await expect(
      failed.getByText(`${failRate.count} of ${failRate.n} deployments failed`),
    ).toBeVisible();
    await expect(
      failed.getByRole('link', { name: percent(failRate.value) }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a title shows the chart, in the address', async () => {
    await tile(page, 'Change fail rate')
      .getByRole('link', { name: 'Change fail rate', exact: true })
      .click();
    await expect(page).toHaveURL(/metric=change-fail-rate/);
    await expect(
      page.getByRole('heading', { name: 'Change fail rate', level: 2 }),
    ).toBeVisible();
  });

  await test.step('a number leads to its rows, in the same window', async () => {
    await tile(page, 'Change fail rate')
      .getByRole('link', { name: percent(failRate.value) })
      .click();
    await expect(page).toHaveURL(/\/delivery\/rows\?.*from=2026-01-01/);
    await expect(page).toHaveURL(/filter=judged/);
  });

  await test.step('each service has its own numbers', async () => {
    await page.getByRole('tab', { name: 'Services' }).click();
    // The tabs of a page are plain links; the view goes along all the same.
    await expect(page).toHaveURL(/services\?.*from=2026-01-01/);
    const services = await askDelivery('services', VIEW);
    await expect(page.getByRole('row')).toHaveCount(services.totalItems + 1);
    await expectAccessible(page);
  });

  await test.step('a group has a card and a tab', async () => {
    await page.goto('/catalog/default/group/checkout');
    await page.getByRole('link', { name: 'Open delivery of Checkout' }).click();
    await expect(
      page.getByRole('heading', { name: /^Checkout: \d+ deployments/ }),
    ).toBeVisible();
    await page.goto('/catalog/default/group/checkout/delivery');
    await expect(
      page.getByRole('heading', { name: /^Checkout: \d+ deployments/ }),
    ).toBeVisible();
    await expect(page.getByRole('row', { name: /basket/ })).toBeVisible();
  });

  await test.step('where nothing is known it says what to do', async () => {
    await page.goto('/delivery/overview?scope=component:default/milepost');
    await expect(
      page.getByRole('heading', { name: /^No production deployment/ }),
    ).toBeVisible();
    await expectAccessible(page);
  });
  expectQuietConsole();
});

import { Browser, expect, Page } from '@playwright/test';
import os from 'node:os';
import {
  changeFilter,
  forwardDelivery,
  untilInteractive,
} from './deliverySpeed';
import { test } from './portal';
import { enterAsGuest } from './session';
import { weighScripts } from './weighScripts';

const { BENCH_DORA_URL: TARGET = '' } = process.env;

const ORGANISATION = '/delivery/overview?scope=organisation';
const RUNS = 7;

type SignedIn = Awaited<ReturnType<typeof signIn>>;

async function signIn(browser: Browser) {
  const page = await browser.newPage();
  await enterAsGuest(page);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/** A browser that has loaded nothing yet, with somebody signed in. */
async function openBrowser(browser: Browser, storageState: SignedIn) {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  await forwardDelivery(page, TARGET);
  return page;
}

async function openPage(page: Page): Promise<number> {
  await page.goto(ORGANISATION, { waitUntil: 'commit' });
  return untilInteractive(page);
}

function report(name: string, figures: number[], unit = 'ms') {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const all = sorted.map(figure => figure.toFixed(0)).join(', ');
  process.stdout.write(`  ${name}: ${middle.toFixed(0)} ${unit} (${all})\n`);
}

test('the Delivery page of the organisation', async ({ browser }) => {
  const signedIn = await signIn(browser);
  const figures = {
    cold: [] as number[],
    warm: [] as number[],
    turned: [] as number[],
  };
  const changes = new Map<string, number[]>();
  const note = (name: string, figure: number) =>
    changes.set(name, [...(changes.get(name) ?? []), figure]);

  for (let run = 0; run < RUNS; run++) {
    const page = await openBrowser(browser, signedIn);
    figures.cold.push(await openPage(page));
    await page.waitForLoadState('networkidle');
    figures.warm.push(await openPage(page));
    await page.waitForLoadState('networkidle');

    await page.getByRole('link', { name: 'Home' }).first().click();
    await expect(page.getByRole('heading', { name: /^Home/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const link = page.getByRole('link', { name: 'Delivery', exact: true });
    const begun = await page.evaluate(() => performance.now());
    await link.first().click();
    figures.turned.push(await untilInteractive(page, begun));
    await page.waitForLoadState('networkidle');

    for (const choice of [
      { field: /Window/, option: 'Last 180 days' },
      { field: /Pieces/, option: 'Months' },
      { field: /Window/, option: 'Last 90 days' },
      { field: /Pieces/, option: 'Weeks' },
    ]) {
      const { numbers, everything } = await changeFilter(page, choice);
      note(`${choice.option}, its numbers`, numbers);
      note(`${choice.option}, everything`, everything);
      await page.waitForLoadState('networkidle');
    }
    await page.context().close();
  }

  process.stdout.write(
    `\nload ${os
      .loadavg()
      .map(load => load.toFixed(1))
      .join(', ')}; median of ${RUNS} (all)\n`,
  );
  report('interactive, nothing in the cache', figures.cold);
  report('interactive, opened again', figures.warm);
  report('interactive, from another page of the portal', figures.turned);
  for (const [name, durations] of changes) {
    report(`filter changed to ${name}`, durations);
  }
});

test('the scripts of the Delivery page', async ({ page }) => {
  await enterAsGuest(page);
  await forwardDelivery(page, TARGET);
  const others = await weighScripts(page, async () => {
    for (const path of ['/', '/catalog']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
    }
  });
  const own = await weighScripts(page, async () => {
    await page.goto(ORGANISATION);
    await untilInteractive(page);
    await page.waitForLoadState('networkidle');
  });
  const added = [...own].filter(([address]) => !others.has(address));
  process.stdout.write('\nscripts that the page adds, gzipped\n');
  for (const [address, bytes] of added.sort(([, a], [, b]) => b - a)) {
    process.stdout.write(
      `  ${(bytes / 1000).toFixed(1)} kB ${new URL(address).pathname}\n`,
    );
  }
  const sum = added.reduce((total, [, bytes]) => total + bytes, 0);
  process.stdout.write(`  ${(sum / 1000).toFixed(1)} kB together\n`);
});

test('what the catalog page transfers', async ({ browser }) => {
  const page = await openBrowser(browser, await signIn(browser));
  const session = await page.context().newCDPSession(page);
  let requests = 0;
  let bytes = 0;
  session.on('Network.requestWillBeSent', () => {
    requests += 1;
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await page.goto('/catalog');
  await page.waitForLoadState('networkidle');
  process.stdout.write(
    `\ncatalog page, first visit: ${(bytes / 1e6).toFixed(
      2,
    )} MB in ${requests} requests\n`,
  );
});

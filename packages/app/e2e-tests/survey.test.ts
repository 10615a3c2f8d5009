import { expect, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { answerAs, listColleagues } from './colleagues';
import { changeDatabase } from './database';
import { test } from './portal';
import { enterAsGuest, watchConsole } from './session';
import { weighScripts } from './weighScripts';

const TITLE = 'End-to-end round';
const MAX_FORM_BYTES = 120_000;
const ACTION = 'Give every team a quiet morning';

test('a survey, from preparing a round to what became of its answers', async ({
  page,
}) => {
  const expectQuietConsole = watchConsole(page);
  await enterAsGuest(page);

  await test.step('a round is prepared, and its groups are seen', async () => {
    await prepareRound(page, TITLE);
    await expect(
      page.getByText(/^Put together from .*Delivery \(5\)/),
    ).toBeVisible();
    await expectAccessible(page);
    await openRound(page, TITLE);
    await expect(page.getByRole('button', { name: 'Close now' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('any page of the portal gets a token, silently', async () => {
    const issued = page.waitForResponse(/\/issuance$/);
    await page.goto('/catalog');
    expect((await issued).status()).toBe(200);
    await expect.poll(() => countTokens(page)).toBe(1);
  });

  await test.step('the form is light', async () => {
    const before = await weighScripts(page, () => visit(page, '/catalog'));
    const form = await weighScripts(page, () => visit(page, '/surveys/answer'));
    const own = [...form].filter(([url]) => !before.has(url));
    const bytes = own.reduce((sum, [, size]) => sum + size, 0);
    process.stdout.write(
      `the form beyond the portal: ${(bytes / 1000).toFixed(1)} kB gzipped in ${
        own.length
      } scripts\n`,
    );
    expect(own.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(MAX_FORM_BYTES);
  });

  const receipt = await test.step('ten answers by keyboard', async () => {
    await page.goto('/surveys/answer');
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
    await expectAccessible(page);
    const items = page.locator('fieldset');
    await expect(items).toHaveCount(9);
    await items.first().getByRole('radio').last().focus();
    for (let index = 0; index < 9; index++) {
      await expect(items.nth(index).locator('input:focus')).toHaveCount(1);
      await page.keyboard.press('4');
      await expect(
        items.nth(index).getByRole('radio', { name: 'Agree', exact: true }),
      ).toBeChecked();
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Fewer dashboards, please');
    await expect(page.getByText('10 of 10 answered')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    const shown = page.getByRole('textbox', { name: 'What will be sent' });
    const bytes = await shown.inputValue();
    expect(JSON.parse(bytes).comment).toBe('Fewer dashboards, please');
    await expect(page.getByText(/read from the database/)).toBeVisible();
    await expectAccessible(page);

    const sent = page.waitForRequest(/\/submissions$/);
    await page.getByRole('button', { name: 'Send now' }).press('Enter');
    const request = await sent;
    expect(request.postData()).toBe(bytes);
    const headers = Object.keys(await request.allHeaders());
    expect(headers).not.toContain('authorization');
    expect(headers).not.toContain('cookie');
    expect(headers).not.toContain('referer');
    await expect(page.getByText('Thank you, it has arrived')).toBeVisible();
    await expectAccessible(page);
    expect(await countTokens(page)).toBe(0);
    return page.locator('main pre').innerText();
  });

  await test.step('the others answer', async () => {
    const colleagues = await listColleagues();
    for (const [index, colleague] of colleagues.entries()) {
      // Nobody is of one mind, and the first question is the best liked.
      await answerAs(colleague, ({ id }) =>
        id === 'ci-feedback@1' ? 3 + (index % 3) : 1 + (index % 5),
      );
    }
  });

  await test.step('nothing can be seen before the close', async () => {
    await page.goto('/surveys/results');
    await page.getByRole('button', { name: 'Round' }).click();
    await expect(page.getByRole('option', { name: 'Q3 2026' })).toBeVisible();
    await expect(page.getByRole('option', { name: TITLE })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('the close publishes results, and the receipt is in them', async () => {
    await page.goto('/surveys/rounds');
    await confirm(page, 'Close now');
    await page.goto('/surveys/results');
    await expect(
      page.getByText('Acme: 85 % or more of 41 people answered.'),
    ).toBeVisible();
    const row = page.getByRole('row', { name: /Tests and CI/ });
    await expect(row.getByText(/^41 answers/)).toBeVisible();
    await page.getByLabel('Your receipt').fill(receipt);
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('Yes, it was counted.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('an action is recorded', async () => {
    await page.getByRole('button', { name: /Record an action/ }).click();
    await page.getByRole('textbox', { name: /^What/ }).fill(ACTION);
    await page.getByLabel('Who').fill('group:default/platform');
    await page.getByLabel('Until').fill('2027-01-31');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(ACTION)).toBeVisible();
  });

  await test.step('the next invitation says what became of it', async () => {
    letAQuarterPass();
    await page.goto('/surveys/rounds');
    await prepareRound(page, 'The round after');
    await openRound(page, 'The round after');
    await page.goto('/surveys/answer');
    await expect(
      page.getByRole('heading', { name: 'The round after' }),
    ).toBeVisible();
    await expect(page.getByText(`${ACTION}: planned`)).toBeVisible();
  });

  expectQuietConsole();
});

async function prepareRound(page: Page, title: string) {
  await page.goto('/surveys/rounds');
  await page.getByRole('button', { name: 'Prepare a round' }).click();
  await page.getByLabel('Title').fill(title);
  await expectAccessible(page);
  await page.getByRole('button', { name: /see the groups/ }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

async function openRound(page: Page, title: string) {
  await confirm(page, 'Open');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** Presses a button that asks first, and waits until what it does is done. */
async function confirm(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Opens a page and waits for all that it loads. */
async function visit(page: Page, address: string) {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

/** How many rights to answer this browser keeps. */
function countTokens(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      Object.entries(localStorage).filter(
        ([key, value]) =>
          key.startsWith('milepost.devex-surveys.token.') &&
          JSON.parse(value).token,
      ).length,
  );
}

/** The portal does not ask the same people twice in thirty days. */
function letAQuarterPass() {
  changeDatabase(
    'devex-surveys',
    'UPDATE rounds SET opens_at = ? WHERE title = ?',
    new Date(Date.now() - 90 * 86_400_000).toISOString(),
    TITLE,
  );
}

import { Page } from '@playwright/test';

/** What there has to be for somebody to read the overview and to go on from it. */
const INTERACTIVE = [
  'ul[aria-label="The five metrics"] li:nth-child(5) a',
  'section[aria-labelledby="delivery-chart"] [role="listbox"] svg path',
];

/**
 * Has the browser ask another server for what the delivery metrics' backend answers. The
 * page does not notice, and its cache stays: routes of Playwright would switch it off.
 */
export async function forwardDelivery(page: Page, target: string) {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { authorization, Authorization, ...headers } = request.headers;
    session
      .send('Fetch.continueRequest', {
        requestId,
        url: request.url.replace(/^.*\/api\/dora/, target),
        headers: Object.entries(headers).map(([name, value]) => ({
          name,
          value,
        })),
      })
      // The page was left meanwhile.
      .catch(() => {});
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/api/dora/*' }],
  });
}

/** Milliseconds from where the page's clock begins until the overview can be used. */
export function untilInteractive(page: Page, since = 0): Promise<number> {
  return page.evaluate(
    ([selectors, begun]) =>
      new Promise<number>(resolve => {
        const look = () =>
          requestAnimationFrame(() =>
            selectors.every(selector => document.querySelector(selector))
              ? resolve(performance.now() - begun)
              : look(),
          );
        look();
      }),
    [INTERACTIVE, since] as const,
  );
}

/** Milliseconds from a choice in a filter until its numbers are painted, and everything. */
export async function changeFilter(
  page: Page,
  choice: { field: RegExp; option: string },
): Promise<{ numbers: number; everything: number }> {
  await page.getByRole('button', { name: choice.field }).click();
  const option = page.getByRole('option', { name: choice.option });
  await option.waitFor();
  const painted = page.evaluate(
    () =>
      new Promise<{ numbers: number; everything: number }>(resolve => {
        let begun = 0;
        let numbers = 0;
        let wasBusy = false;
        document.addEventListener(
          'pointerup',
          () => {
            begun = performance.now();
          },
          { capture: true, once: true },
        );
        const observer = new MutationObserver(() => {
          // The first is around the numbers, the others are around parts within it.
          const parts = [...document.querySelectorAll('main [aria-busy]')];
          const busy = parts.map(
            part => part.getAttribute('aria-busy') === 'true',
          );
          wasBusy ||= begun > 0 && busy[0];
          if (!wasBusy || busy[0]) {
            return;
          }
          const isDone = !busy.includes(true);
          if (isDone) {
            observer.disconnect();
          }
          requestAnimationFrame(() =>
            setTimeout(() => {
              numbers ||= performance.now() - begun;
              if (isDone) {
                resolve({ numbers, everything: performance.now() - begun });
              }
            }),
          );
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
        });
      }),
  );
  await option.click();
  return painted;
}

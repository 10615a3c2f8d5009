import { expect } from '@playwright/test';
import { test } from './portal';
import { enterAsGuest, watchConsole } from './session';

const PAGES = [
  { path: '/', says: /Start something new/ },
  { path: '/catalog', says: /go-service-kit/ },
  { path: '/catalog/default/component/go-service-kit', says: /Sample data/ },
  { path: '/catalog/default/group/platform', says: /Platform/ },
  { path: '/api-docs', says: /basket-api/i },
  { path: '/docs', says: /^Owned \(/ },
  { path: '/docs/default/component/milepost', says: /paved road/ },
  { path: '/create', says: /Golden paths/ },
  { path: '/create/templates/default/go-grpc-postgres', says: /new service/ },
  { path: '/create/tasks', says: /Task/ },
  { path: '/catalog-graph', says: /go-service-kit|Graph/ },
  { path: '/catalog-import', says: /Register/ },
  { path: '/search?query=platform', says: /Golden paths, pipelines/ },
  { path: '/notifications', says: /Notifications/ },
  { path: '/settings', says: /Guest/ },
  { path: '/devtools', says: /Operating System/ },
  { path: '/delivery/overview?scope=organisation', says: /organisation/ },
  { path: '/delivery/services?scope=organisation', says: /Services of/ },
  { path: '/delivery/rows?scope=organisation', says: /Deployments/ },
  { path: '/delivery/quality', says: /Sources/ },
  { path: '/surveys', says: /Surveys/ },
];

/** What makes the page scroll sideways, as text; run in the browser. */
function findWhatSticksOut(): string[] {
  // A fraction of a pixel is rounded up.
  const limit = window.innerWidth + 1;
  if (document.documentElement.scrollWidth <= limit) {
    return [];
  }
  return [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > limit)
    .map(({ tagName, textContent }) => `${tagName}: ${textContent}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1400, 400]) {
    test(`every page opens at ${width} pixels, ${colorScheme}`, async ({
      browser,
    }) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      const expectQuietConsole = watchConsole(page);
      await enterAsGuest(page);
      for (const { path, says } of PAGES) {
        await test.step(path, async () => {
          await page.goto(path);
          await expect(page.getByText(says).first()).toBeVisible();
          expect(await page.evaluate(findWhatSticksOut)).toEqual([]);
        });
      }
      expectQuietConsole(
        // Backstage looks for a rendered page before it renders it the first time,
        /404.*\/api\/techdocs\//,
        // and its embedded search has no index of documents until then.
        /500.*\/api\/search\/query.*techdocs/,
      );
      await context.close();
    });
  }
}

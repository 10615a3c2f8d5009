import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 320, height: 900 };

/**
 * Looks for serious obstacles in what the page shows between the portal's own frame,
 * and for sideways scrolling on the narrowest of phones.
 *
 * @param part - a selector of what is looked at, such as an open dialog
 */
export async function expectAccessible(page: Page, part = 'main') {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .analyze();
    expect(
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({
          id,
          where: nodes.map(({ target, html }) => `${target}: ${html}`),
        })),
      `${page.url()} at ${size.width} pixels`,
    ).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    // A fraction of a pixel is rounded up.
    expect(overflow).toBeLessThanOrEqual(1);
  }
}

import { Page, Request } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** The scripts that a page loads, by address, with their size as sent. */
export async function weighScripts(
  page: Page,
  visit: () => Promise<void>,
): Promise<Map<string, number>> {
  const addresses = new Set<string>();
  const note = (request: Request) => {
    if (request.resourceType() === 'script') {
      addresses.add(request.url());
    }
  };
  page.on('request', note);
  await visit();
  page.off('request', note);
  // Asked for again, as the browser forgets what it loaded when it leaves a page.
  const weigh = async (address: string): Promise<[string, number]> => {
    const response = await page.request.get(address);
    return [address, gzipSync(await response.body()).length];
  };
  return new Map(await Promise.all([...addresses].map(weigh)));
}

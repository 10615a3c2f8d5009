import { Page, Request } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** A cheap phone computes so many times slower than the machine of the tests. */
const SLOW_PHONE = 6;

/** When the page did what, in milliseconds of its own clock. */
type Marks = Partial<
  Record<'manifest' | 'asked' | 'signed' | 'stored', number>
>;

/** Notes in the page when it was given what for its token, and when it was done. */
function noteTokenWork() {
  const marks: Record<string, number> = {};
  Object.assign(window, { surveyMarks: marks });
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const isIssuance = url.endsWith('/issuance');
    if (isIssuance) {
      marks.asked = performance.now();
    }
    const response = await fetch(input, init);
    if (url.endsWith('/manifest')) {
      marks.manifest = performance.now();
    } else if (isIssuance) {
      marks.signed = performance.now();
    }
    return response;
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function write(key, value) {
    if (key.startsWith('milepost.devex-surveys.token.')) {
      marks.stored = performance.now();
    }
    setItem.call(this, key, value);
  };
}

/**
 * How long a slow phone computes for a token: checking the manifest and blinding, then
 * taking the blinding off. Waiting for the portal is not among it.
 */
export async function measureTokenWork(
  page: Page,
  visit: () => Promise<void>,
): Promise<number> {
  await page.addInitScript(noteTokenWork);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE });
  await visit();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const { manifest, asked, signed, stored } = await page.evaluate(
    () => (window as unknown as { surveyMarks: Marks }).surveyMarks,
  );
  if (!manifest || !asked || !signed || !stored) {
    throw new Error('The page has made no token');
  }
  return asked - manifest + (stored - signed);
}

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

import {
  ManifestBucket,
  PendingToken,
} from '@milepost/plugin-devex-surveys-common';
import { chromium, Page } from '@playwright/test';
import { build } from 'esbuild';
import { Surveys } from '../../src/Surveys';

/** How many times slower than this machine: Lighthouse's phone, and Chromium's low-tier one. */
const SLOWDOWNS = { phone: 4, lowTierPhone: 6 };
const VISITS = 5;
/** Nothing listens there; the scheme and name make it a secure context. */
const PAGE = 'http://localhost/';

/** What the client computes, as the bundle of `CLIENT` exposes it. */
interface Client {
  prepareToken(bucket: ManifestBucket): Promise<PendingToken>;
  finishToken(
    bucket: ManifestBucket,
    pending: PendingToken,
    signature: string,
  ): Promise<unknown>;
}
declare const client: Client;

/**
 * Milliseconds that a phone computes to get a token, each time in a page that has
 * compiled nothing yet: the median of several visits.
 */
export async function measureToken(
  surveys: Surveys,
  roundId: string,
  people: string[],
): Promise<Record<keyof typeof SLOWDOWNS, number>> {
  const script = await bundleClient();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const waiting = [...people];
    const measure = async (slowdown: number) => {
      const times: number[] = [];
      for (const userRef of waiting.splice(0, VISITS)) {
        const page = await openSlowPage(
          await browser.newPage(),
          script,
          slowdown,
        );
        times.push(await getToken(page, surveys, roundId, userRef));
        await page.close();
      }
      return times.sort((x, y) => x - y)[Math.floor(VISITS / 2)];
    };
    return {
      phone: await measure(SLOWDOWNS.phone),
      lowTierPhone: await measure(SLOWDOWNS.lowTierPhone),
    };
  } finally {
    await browser.close();
  }
}

async function bundleClient(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { finishToken, prepareToken } from '@milepost/plugin-devex-surveys-common'`,
      resolveDir: __dirname,
    },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'client',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0].text;
}

async function openSlowPage(
  page: Page,
  script: string,
  slowdown: number,
): Promise<Page> {
  await page.route(PAGE, route =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await page.goto(PAGE);
  await page.addScriptTag({ content: script });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return page;
}

async function getToken(
  page: Page,
  { rounds, issuance, store }: Surveys,
  roundId: string,
  userRef: string,
): Promise<number> {
  const manifest = JSON.parse((await rounds.manifest(roundId)).content);
  const nodeId = (await store.roster(roundId)).get(userRef);
  const bucket: ManifestBucket | undefined = manifest.buckets.find(
    (other: ManifestBucket) => other.nodeId === nodeId,
  );
  if (!bucket || !issuance) {
    throw new Error('The round has no keys');
  }
  const prepared = await page.evaluate(async of => {
    const begun = performance.now();
    const pending = await client.prepareToken(of);
    return { pending, ms: performance.now() - begun };
  }, bucket);
  const signature = await issuance.issue(roundId, userRef, {
    keyId: bucket.keyId,
    blinded: prepared.pending.blinded,
  });
  const finished = await page.evaluate(
    async ([of, pending, signed]) => {
      const begun = performance.now();
      await client.finishToken(of, pending, signed);
      return performance.now() - begun;
    },
    [bucket, prepared.pending, signature] as const,
  );
  return prepared.ms + finished;
}

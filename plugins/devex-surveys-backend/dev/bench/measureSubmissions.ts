import { randomBytes } from 'node:crypto';
import { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import {
  encodeSubmission,
  finishToken,
  ManifestBucket,
  prepareToken,
  sendSubmission,
} from '@milepost/plugin-devex-surveys-common';
import express from 'express';
import { createSubmissionsRouter } from '../../src/router/submissions';
import { Surveys } from '../../src/Surveys';

/** The people that come first in the roster are those who answer. */
export const SUBMISSIONS = 600;
const AT_ONCE = 20;

/** Sends submissions over HTTP, with tokens that were issued before; the keeper runs beside. */
export async function measureSubmissions(
  surveys: Surveys,
  roundId: string,
): Promise<{ perSecond: number; cpuMs: number }> {
  const bodies = await createBodies(surveys, roundId);
  const app = express().use(
    createSubmissionsRouter({
      submissions: surveys.submissions,
      maxPerSecond: 100_000,
    }),
  );
  const server = app.listen(0);
  const { port } = server.address() as AddressInfo;
  const started = performance.now();
  const cpu = process.cpuUsage();
  const waiting = [...bodies];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) {
      await sendSubmission(`http://localhost:${port}`, body);
    }
  });
  await Promise.all([...workers, surveys.keeper?.run()]);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  server.close();
  return {
    perSecond: SUBMISSIONS / seconds,
    // Says as much on a machine that is busy with something else.
    cpuMs: (user + system) / 1000 / SUBMISSIONS,
  };
}

async function createBodies(
  { rounds, issuance, store }: Surveys,
  roundId: string,
): Promise<string[]> {
  const manifest = JSON.parse((await rounds.manifest(roundId)).content);
  const buckets = new Map<string, ManifestBucket>(
    manifest.buckets.map((bucket: ManifestBucket) => [bucket.nodeId, bucket]),
  );
  const roster = [...(await store.roster(roundId))].slice(0, SUBMISSIONS);
  const bodies: string[] = [];
  for (const [userRef, nodeId] of roster) {
    const bucket = buckets.get(nodeId);
    if (!bucket || !issuance) {
      throw new Error('The round has no keys');
    }
    const pending = await prepareToken(bucket);
    const signature = await issuance.issue(roundId, userRef, {
      keyId: bucket.keyId,
      blinded: pending.blinded,
    });
    bodies.push(
      encodeSubmission({
        token: await finishToken(bucket, pending, signature),
        answers: manifest.items
          .filter((item: string) => !item.startsWith('first-fix'))
          .map((item: string) => ({ item, code: 1 + (randomBytes(1)[0] % 5) })),
        comment: 'Shorter queues for runners, please',
      }),
    );
  }
  return bodies;
}

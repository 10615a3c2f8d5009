import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { request } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import doraPlugin from '..';

jest.setTimeout(120_000);

const TOKEN = 'a-token-of-the-configuration';
const MEGABYTE = 2 ** 20;
const PAYLOAD = 100 * MEGABYTE;
const CHUNK = Buffer.alloc(64 * 1024, ' ');

// What is kept of a body that is refused: less than the limit of 10 MB, twice.
const MAX_GROWTH = 25 * MEGABYTE;

describe('a body of 100 MB', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        doraPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            dora: {
              ingestion: {
                maxPayload: 10 * MEGABYTE,
                tokens: [{ source: 'generic', token: TOKEN }],
              },
            },
          },
        }),
      ],
    });
  });
  afterAll(() => backend.stop());

  /** Sends a body in pieces until it is refused, and watches the memory meanwhile. */
  function send(headers: Record<string, string>, pieces: Iterable<Buffer>) {
    const { port } = backend.server.address() as AddressInfo;
    const bytesInUse = () => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = bytesInUse();
    let peak = before;
    let sent = 0;
    return new Promise<{ status?: number; body: string; growth: number }>(
      (resolve, reject) => {
        const sending = request(
          {
            port,
            path: '/api/dora/ingest/generic',
            method: 'POST',
            headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
          },
          async answer => {
            const status = answer.statusCode;
            // The rest of the body is of no use, and neither is its connection.
            const body = await text(answer).catch(reject);
            sending.destroy();
            resolve({ status, body: body ?? '', growth: peak - before });
          },
        );
        sending.on('error', error => {
          if (!sending.destroyed) {
            reject(error);
          }
        });
        const rest = pieces[Symbol.iterator]();
        const push = () => {
          const { value, done } = rest.next();
          if (done || sending.destroyed) {
            sending.end();
            return;
          }
          sent += value.length;
          peak = Math.max(peak, bytesInUse());
          // Others have their turn: it is the same process that receives it.
          sending.write(value, () => setImmediate(push));
        };
        push();
      },
    ).then(result => ({ ...result, sent }));
  }

  function* chunks() {
    for (let sent = 0; sent < PAYLOAD; sent += CHUNK.length) {
      yield CHUNK;
    }
  }

  it.each([
    ['that says so', { 'Content-Length': `${PAYLOAD}` }, chunks],
    ['that does not say so', {}, chunks],
    [
      'that was packed',
      { 'Content-Encoding': 'gzip' },
      () => [gzipSync(Buffer.alloc(PAYLOAD, ' '))],
    ],
  ])(
    '%s is refused while it comes, in little memory',
    async (_, headers, of) => {
      const { status, body, growth, sent } = await send(
        headers as Record<string, string>,
        of(),
      );
      expect([status, body]).toEqual([
        413,
        expect.stringContaining('larger than 10485760 bytes'),
      ]);
      expect(sent).toBeLessThan(PAYLOAD / 2);
      expect(growth).toBeLessThan(MAX_GROWTH);
    },
  );
});

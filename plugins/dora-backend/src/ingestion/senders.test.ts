import { connect } from 'node:net';
import {
  DEPLOYMENT,
  FIXED_TOKEN,
  IngestionFixture,
} from './__testUtils__/IngestionFixture';
import { AT } from './__testUtils__/testSources';

jest.setTimeout(60_000);

describe('senders', () => {
  const fixture = new IngestionFixture();

  beforeEach(() => fixture.start());
  afterEach(() => fixture.stop());

  /** Sends the beginning of a request only, and reads until the other side closes. */
  function sendRaw(lines: string[]): Promise<string> {
    const { port } = fixture.backend.server.address() as { port: number };
    return new Promise((resolve, reject) => {
      const socket = connect(port, 'localhost', () => {
        socket.write(
          [
            'POST /api/dora/ingest/generic HTTP/1.1',
            'Host: localhost',
            `Authorization: Bearer ${FIXED_TOKEN}`,
            ...lines,
          ].join('\r\n'),
        );
      });
      let text = '';
      socket.on('data', data => (text += data));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
  }

  it('lets nobody in without a token that is good for the source', async () => {
    const { token } = await fixture.createToken('learning');
    const expired = await fixture.createToken('generic', {
      expiresAt: new Date(Date.now() + 100).toISOString(),
    });
    await new Promise(resolve => setTimeout(resolve, 110));

    for (const [text, status, message] of [
      ['', 401, /ingestion token is needed/],
      ['mpd_0123456789abcdef_guess', 401, /unknown, expired or revoked/],
      [`${FIXED_TOKEN}x`, 401, /unknown/],
      [expired.token, 401, /expired/],
      [token, 403, /is for learning, not for generic/],
    ] as const) {
      const { status: got, body } = await fixture.post(
        'generic',
        DEPLOYMENT,
        text,
      );
      expect([got, body.error.message]).toEqual([
        status,
        expect.stringMatching(message),
      ]);
    }
    expect((await fixture.post('nowhere', {})).body.error.message).toMatch(
      /there are failing, generic, learning, signing/,
    );
    expect(fixture.recorded()).toEqual([]);
  });

  it('believes a signature where there is one, and no token instead', async () => {
    expect(
      (await fixture.post('signing', 'signed: hello', '')).body.state,
    ).toBe('ignored');
    expect((await fixture.post('signing', 'hello')).status).toBe(401);
  });

  it('rotates and revokes tokens, and has it audited', async () => {
    const { id, token } = await fixture.createToken('generic');
    expect((await fixture.post('generic', DEPLOYMENT, token)).status).toBe(202);

    const rotated = (await fixture.api('post', `/tokens/${id}/rotate`, {})).body
      .token;
    expect((await fixture.post('generic', DEPLOYMENT, token)).status).toBe(202);
    expect((await fixture.post('generic', DEPLOYMENT, rotated)).status).toBe(
      202,
    );

    await fixture.api('post', `/tokens/${id}/rotate`, { graceSeconds: 0 });
    expect((await fixture.post('generic', DEPLOYMENT, rotated)).status).toBe(
      401,
    );

    expect((await fixture.api('delete', `/tokens/${id}`)).status).toBe(204);
    expect((await fixture.api('post', `/tokens/${id}/rotate`, {})).status).toBe(
      404,
    );
    const { body } = await fixture.api('get', '/tokens');
    expect(body.items).toEqual([
      expect.objectContaining({
        id,
        createdBy: 'user:default/mock',
        lastUsedAt: expect.any(Number),
        revokedAt: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hash|mpd_/);
    expect(
      fixture.auditor.createEvent.mock.calls.map(
        ([{ meta }]) => meta?.queryType,
      ),
    ).toEqual([
      'create-token',
      'rotate-token',
      'rotate-token',
      'revoke-token',
      'rotate-token',
    ]);
    const stored = JSON.stringify(await fixture.knex('ingestion_tokens'));
    expect(stored).not.toContain(token.split('_')[2]);
  });

  it('confines a token to its components', async () => {
    const { token } = await fixture.createToken('generic', {
      components: ['component:default/shop'],
    });

    expect((await fixture.post('generic', DEPLOYMENT, token)).status).toBe(202);
    const foreign = await fixture.post(
      'generic',
      { ...DEPLOYMENT, component: 'cart' },
      token,
    );
    expect(foreign.body.error.message).toMatch(
      /only speak for component:default\/shop, not for component:default\/cart/,
    );
    const commit = await fixture.post(
      'generic',
      {
        type: 'artifact',
        id: 'x',
        repository: 'github.com/acme/shop',
        commit: 'a'.repeat(40),
        at: AT,
      },
      token,
    );
    expect(commit.body.error.message).toMatch(/deployments and incidents only/);
  });

  it('refuses what is too large before it has come', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answers = [
      await sendRaw(['Content-Length: 104857600', '', 'the first bytes']),
      // Who does not say how much it will be, and never ends.
      await sendRaw(['Transfer-Encoding: chunked', '', chunk + chunk]),
    ];

    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(
        /larger than 100000 bytes; send fewer events at a time/,
      );
    }
    const big = await fixture.post('generic', `"${'x'.repeat(99_990)}"`);
    expect(big.status).toBe(400);
    expect(await fixture.knex('deliveries')).toHaveLength(1);
  });

  it('slows down who sends too much, and nobody else', async () => {
    const { token } = await fixture.createToken('generic');
    const answers = [];
    for (let index = 0; index < 22; index++) {
      answers.push(await fixture.post('generic', DEPLOYMENT, token));
    }

    expect(answers.slice(0, 20).map(({ status }) => status)).toEqual(
      Array(20).fill(202),
    );
    expect(answers[21].status).toBe(429);
    expect(answers[21].headers['retry-after']).toMatch(/^\d+$/);
    expect(answers[21].body.error.message).toMatch(/More than 20 requests/);
    expect((await fixture.post('generic', DEPLOYMENT)).status).toBe(202);
  });
});

import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import Ajv2020 from 'ajv/dist/2020';
import request from 'supertest';
import { DEPLOYMENT, IngestionFixture } from './__testUtils__/IngestionFixture';

jest.setTimeout(60_000);

describe('administration', () => {
  const fixture = new IngestionFixture();

  beforeEach(() => fixture.start());
  afterEach(() => fixture.stop());

  it('describes where sources send to, and what', async () => {
    const { body, status } = await request(fixture.backend.server)
      .get('/api/dora/openapi.json')
      .set('Authorization', mockCredentials.user.header());
    expect(status).toBe(200);
    const paths = Object.keys(body.paths);
    expect(paths).toHaveLength(24);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/api/dora/metrics',
        '/api/dora/tokens/{id}/rotate',
        '/api/dora/ingest/generic',
        '/api/dora/ingest/signing',
      ]),
    );
    expect(body.paths['/api/dora/ingest/signing'].post.security).toEqual([]);
    // The described body is the one that the source reads.
    const described = new Ajv2020({ strict: false, validateFormats: false });
    const isDescribed = described.compile(
      body.components.schemas.GenericEvents,
    );
    for (const event of [
      DEPLOYMENT,
      { events: [DEPLOYMENT, { ...DEPLOYMENT, id: '43' }] },
      { ...DEPLOYMENT, state: 'lost' },
      { ...DEPLOYMENT, at: undefined },
    ]) {
      const answer = await fixture.post('generic', event);
      expect([event, answer.status]).toEqual([
        event,
        isDescribed(event) ? 202 : 400,
      ]);
    }
  });

  it('asks for permission', async () => {
    fixture.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    const { status, body } = await fixture.api('get', '/rejected');
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringContaining('dora.ingestion.manage'),
    ]);

    fixture.permissions.authorize.mockResolvedValueOnce([
      { result: AuthorizeResult.DENY },
    ]);
    expect(
      (await fixture.api('post', '/tokens', { name: 'x', source: 'generic' }))
        .status,
    ).toBe(403);
    expect((await fixture.api('get', '/tokens')).body.items).toEqual([]);
    const anonymous = await request(fixture.backend.server)
      .get('/api/dora/tokens')
      .set('Authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
  });

  it.each([
    ['/tokens', { name: 'x' }, /required property 'source'/],
    [
      '/tokens',
      { name: 'x', source: 'nowhere' },
      /No source with the id 'nowhere'/,
    ],
    [
      '/tokens',
      { name: 'x', source: 'generic', expiresAt: '2020-01-01T00:00:00Z' },
      /over already/,
    ],
    [
      '/mappings',
      { source: 'generic', kind: 'service', value: 'x', meaning: 'shop' },
      /component:default\/shop/,
    ],
    [
      '/replay',
      { state: 'lost' },
      /state must be equal to one of the allowed values: received/,
    ],
  ])('%s says what is wrong with %j', async (path, body, message) => {
    const answer = await fixture.api('post', path, body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.error.message).toMatch(message);
  });
});

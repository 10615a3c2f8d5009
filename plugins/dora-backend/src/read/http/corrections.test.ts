import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ChangeRow } from '@milepost/plugin-dora-common';
import { Knex } from 'knex';
import request from 'supertest';
import {
  at,
  MIXED,
  Reader,
  ReadFixture,
  SHOP,
  window,
} from '../__testUtils__/ReadFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'corrections over REST on %p',
  id => {
    let fixture: ReadFixture;
    let knex: Knex;
    beforeAll(async () => {
      knex = await databases.init(id);
      fixture = new ReadFixture(knex);
      await fixture.write();
    });

    it('takes corrections in', async () => {
      const server = await fixture.app();
      const correction = {
        reason: 'The vendor was down',
        decision: {
          type: 'failure',
          deployment: {
            source: 'test',
            externalId: `deployment-${fixture.failed}`,
          },
          failed: false,
        },
      };
      const done = await request(server).post('/corrections').send(correction);
      expect(done.status).toBe(202);
      expect(fixture.taken).toEqual([
        expect.objectContaining({
          ...correction,
          kind: 'correction',
          source: 'portal',
          externalId: done.body.id,
          by: mockCredentials.user().principal.userEntityRef,
        }),
      ]);
      const unknown = await request(server)
        .post('/corrections')
        .send({
          ...correction,
          decision: {
            ...correction.decision,
            deployment: { source: 'test', externalId: 'none' },
          },
        });
      expect(unknown.status).toBe(404);
      const wordless = await request(server)
        .post('/corrections')
        .send({ ...correction, reason: '' });
      expect(wordless.status).toBe(400);
      const denied = await request(
        await fixture.app({ denied: 'dora.correction.create' }),
      )
        .post('/corrections')
        .send(correction);
      expect(denied.status).toBe(403);
      expect(fixture.taken).toHaveLength(1);
    });

    it('takes corrections of changes, and of nothing that one may not see', async () => {
      const sha = 'c'.repeat(40);
      const [{ id: repository_id }] = await knex('repositories')
        .insert({ name: 'github.com/acme/shop' })
        .returning('id');
      const [{ id: commit }] = await knex('commits')
        .insert({ repository_id, sha, parents: '' })
        .returning('id');
      const shop = await knex('streams').where({ component_ref: SHOP }).first();
      await knex('change_facts').insert({
        generation: 2,
        stream_id: shop.id,
        unit: 1,
        subject_id: commit,
        attempt_id: fixture.failed,
        deployed_at: at(22),
        flags: 0,
      });
      const restricted: Reader = { catalogRead: AuthorizeResult.CONDITIONAL };
      const correct = async (subject: object, reader: Reader = {}) => {
        const { status, body } = await request(await fixture.app(reader))
          .post('/corrections')
          .send({
            reason: 'A generated change',
            decision: {
              type: 'exclusion',
              kind: 'change',
              subject,
              excluded: true,
            },
          });
        return [status, body.error?.message];
      };
      // As the row of the change names it.
      const { body } = await fixture.get('/changes', {
        ...window,
        scope: SHOP,
      });
      const direct = body.items.find((row: ChangeRow) => row.unit === 'commit');
      expect(direct.subject).toEqual({
        source: 'github.com/acme/shop',
        externalId: sha,
      });
      expect(await correct(direct.subject, restricted)).toEqual([
        202,
        undefined,
      ]);
      const pull = body.items.find((row: ChangeRow) => row.unit !== 'commit');
      expect(await correct(pull.subject, restricted)).toEqual([202, undefined]);

      // The cart's change is there for who may see all, and for nobody else; nor are
      // they told that there is one.
      const cart = await fixture.get('/changes', {
        ...window,
        scope: MIXED,
        limit: 1,
      });
      const [{ component: owner, subject }] = cart.body.items;
      expect(owner).toBe('component:default/cart');
      expect(await correct(subject, restricted)).toEqual([
        404,
        `No change with the id '${subject.externalId}' is known from the source 'test'`,
      ]);
      expect(await correct(subject)).toEqual([202, undefined]);
      const deployment = await request(await fixture.app(restricted))
        .post('/corrections')
        .send({
          reason: 'Not mine',
          decision: {
            type: 'rework',
            deployment: {
              source: cart.body.items[0].deployment.source,
              externalId: cart.body.items[0].deployment.id,
            },
            rework: true,
          },
        });
      expect(deployment.status).toBe(404);
      expect(deployment.body.error.message).not.toContain('cart');
    });

    it('says what people decided, of an incident that was taken away as well', async () => {
      const failed = `deployment-${fixture.failed}`;
      const deployment = { source: 'test', externalId: failed };
      const link = {
        type: 'incident-link',
        incident: { source: 'pagerduty', externalId: 'P9' },
        deployment,
        linked: false,
      };
      const other = { ...deployment, externalId: 'deployment-0' };
      const decisions = [
        [link.incident, link],
        [link.incident, { ...link, deployment: other }],
        [deployment, { type: 'failure', deployment, failed: true }],
        // A change that has the deployment's id.
        [
          deployment,
          {
            type: 'exclusion',
            kind: 'change',
            subject: deployment,
            excluded: true,
          },
        ],
      ] as const;
      await knex('corrections').insert(
        decisions.map(([subject, decision], index) => ({
          source: 'portal',
          external_id: `c${index}`,
          at: at(23) + index,
          by: 'user:default/noor',
          reason: 'Seen in the logs',
          type: decision.type,
          subject_source: subject.source,
          subject_id: subject.externalId,
          decision: JSON.stringify(decision),
        })),
      );
      const key = {
        component: SHOP,
        environment: 'production',
        source: 'test',
      };
      const { body } = await fixture.get('/explain', {
        ...key,
        id: failed,
      });
      expect(body.corrections).toEqual([
        expect.objectContaining({ id: 'c2', type: 'failure' }),
        {
          id: 'c0',
          at: '2026-03-23T12:00:00.000Z',
          by: 'user:default/noor',
          reason: 'Seen in the logs',
          type: 'incident-link',
          decision: link,
        },
      ]);
    });
  },
);

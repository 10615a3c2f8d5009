import { fork } from 'node:child_process';
import { TestDatabases } from '@backstage/backend-test-utils';
import { nullifierOf } from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import {
  entitiesOf,
  OrganisationPlan,
  peopleOf,
  personRef,
} from './__testUtils__/organisation';
import { OWNER, Portal, startPortal } from './__testUtils__/portal';
import { openRound } from './__testUtils__/round';

jest.setTimeout(120_000);

const PLAN: OrganisationPlan = { shop: { web: 12, app: 9 }, ops: { net: 10 } };

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

async function openRoundOf(portal: Portal): Promise<string> {
  return (await openRound(portal.as(OWNER))).id;
}

function answersOf(index: number) {
  return [{ item: 'ci-feedback@1', code: 1 + (index % 5) }];
}

async function answered(knex: Knex): Promise<number> {
  const [{ published }] = await knex('rounds').select('published');
  const { groups } = JSON.parse(published);
  return groups[0].items['ci-feedback@1'].n;
}

// SQLite has neither replicas nor dumps.
describe.each(databases.eachSupportedId())('faults, %p', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  const start = () => startPortal({ knex, entities: () => entitiesOf(PLAN) });

  it('two replicas count everything once, even while one closes', async () => {
    const [one, two] = [await start(), await start()];
    const roundId = await openRoundOf(one);
    await expect(two.as(OWNER).openRound(roundId)).resolves.toMatchObject({
      state: 'open',
    });
    const tokens = await Promise.all(
      peopleOf(PLAN).map(async (ref, index) =>
        (index % 2 ? one : two).visit(ref),
      ),
    );
    // The same token at both replicas at once, while both count.
    const early = await Promise.allSettled(
      tokens
        .slice(0, 20)
        .flatMap((token, index) => [
          one.send({ token, answers: answersOf(index) }),
          two.send({ token, answers: answersOf(index) }),
          ...(index % 5 === 0 ? [one.keep(), two.keep()] : []),
        ]),
    );
    expect(early.filter(({ status }) => status === 'rejected')).toHaveLength(
      20,
    );

    const late = tokens.slice(20).map((token, index) => ({
      token,
      sent: two.send({ token, answers: answersOf(index) }),
    }));
    await Promise.all([
      one.as(OWNER).closeRound(roundId),
      two.as(OWNER).closeRound(roundId),
      ...late.map(({ sent }) => sent.catch(() => undefined)),
    ]);
    const accepted = await Promise.all(
      late.map(async ({ sent, token }) =>
        sent.then(
          () => nullifierOf(token),
          () => undefined,
        ),
      ),
    );
    const receipts = await two.as(OWNER).getReceipts(roundId);
    const early20 = await Promise.all(tokens.slice(0, 20).map(nullifierOf));
    expect(receipts).toEqual(
      [...early20, ...accepted.flatMap(receipt => receipt ?? [])].sort(),
    );
    expect(await answered(knex)).toBe(receipts.length);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('counts what was accepted before the portal was killed', async () => {
    const portal = await start();
    const roundId = await openRoundOf(portal);
    const tokens = await Promise.all(
      peopleOf(PLAN).map(ref => portal.visit(ref)),
    );
    // A portal of its own process, which is killed after what it has accepted.
    const child = fork(require.resolve('./__testUtils__/killedPortal'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: {
        ...process.env,
        DATABASE: JSON.stringify(knex.client.config.connection),
        SUBMISSIONS: JSON.stringify(
          tokens.map((token, index) => ({ token, answers: answersOf(index) })),
        ),
      },
    });
    const accepted = await new Promise<number>((resolve, reject) => {
      // The loader of TypeScript sends messages of its own.
      child.on('message', message => {
        if (typeof message === 'number') {
          resolve(message);
        }
      });
      child.on('error', reject);
      child.on('exit', code => reject(new Error(`Ended with ${code}`)));
    });
    child.removeAllListeners('exit');
    child.kill('SIGKILL');

    await portal.as(OWNER).closeRound(roundId);
    expect(accepted).toBe(tokens.length);
    expect(await answered(knex)).toBe(accepted);
    await portal.stop();
  });

  it('publishes nothing of a round whose database was restored', async () => {
    const portal = await start();
    const roundId = await openRoundOf(portal);
    for (const index of [0, 1, 2, 3, 4, 5]) {
      await portal.send({
        token: await portal.visit(personRef('web', index)),
        answers: answersOf(index),
      });
    }
    // What a restored dump does: the table is another one, with the same rows.
    await knex.raw('CREATE TABLE rounds_restored (LIKE rounds INCLUDING ALL)');
    await knex.raw('INSERT INTO rounds_restored SELECT * FROM rounds');
    await knex.raw('DROP TABLE rounds CASCADE');
    await knex.raw('ALTER TABLE rounds_restored RENAME TO rounds');

    const owner = portal.as(OWNER);
    await owner.closeRound(roundId);
    const { groups } = await owner.getResults(roundId);
    expect(
      groups.flatMap(({ items }) =>
        Object.values(items).filter(({ status }) => status !== 'protected'),
      ),
    ).toEqual([]);
    expect(await knex('spool')).toEqual([]);
    expect(portal.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('restored from a backup'),
      { roundId },
    );
    await portal.stop();
  });

  it('reads nothing with another secret, and loses nothing by trying', async () => {
    const portal = await start();
    const roundId = await openRoundOf(portal);
    const token = await portal.visit(personRef('web', 0));
    await portal.send({ token, answers: answersOf(0) });
    await portal.stop();

    const other = await startPortal({
      knex,
      entities: () => entitiesOf(PLAN),
      config: { secret: 'another secret, of a portal set up wrongly' },
    });
    await expect(other.as(OWNER).closeRound(roundId)).rejects.toThrow('503');
    await other.stop();
    expect(await knex('spool')).toHaveLength(1);

    const again = await start();
    await again.as(OWNER).closeRound(roundId);
    expect(await again.as(OWNER).getReceipts(roundId)).toEqual([
      await nullifierOf(token),
    ]);
    await again.stop();
  });
});

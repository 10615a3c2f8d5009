import { ConflictError } from '@backstage/errors';
import {
  Buckets,
  digestOf,
  FLOORS,
  LatticeNode,
  Manifest,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { AnswerStore } from '../answers';
import { RoundRow, RoundStore, storageId } from '../database';
import { createIssuingKey, IssuingKey, ManifestSigner, Vault } from '../keys';
import { countChanges, RosterService } from '../roster';
import { refuseIfAskedLately } from './refuseIfAskedLately';

const DAY_MS = 86_400_000;

/** What opening a round needs. */
export interface OpenRoundOptions {
  knex: Knex;
  store: RoundStore;
  answers: AnswerStore;
  roster: RosterService;
  signer: ManifestSigner;
  vault: Vault;
  now: Date;
}

/** Freezes groups and settings of a prepared round, and makes its keys. */
export async function openRound(
  row: RoundRow,
  options: OpenRoundOptions,
): Promise<void> {
  const { knex, store, answers, roster, signer, vault, now } = options;
  const formed = await roster.buckets({
    minInvited: row.min_invited,
    rotation: row.rotation ? JSON.parse(row.rotation) : undefined,
    now,
  });
  const earlier = await recentRounds(store, row, now);
  await refuseIfAskedLately(store, formed, earlier.recent);
  const lattice = countChanges(
    formed,
    earlier.last && {
      lattice: JSON.parse(earlier.last.lattice ?? '[]'),
      bucketOf: await store.roster(earlier.last.id),
    },
  );
  const buckets = await createKeys(lattice, formed);
  const opensAt = now.toISOString();
  const manifest: Manifest = {
    version: 1,
    roundId: row.id,
    title: row.title,
    items: JSON.parse(row.items),
    opensAt,
    closesAt: row.closes_at,
    minAnswers: row.min_answers,
    minInvited: row.min_invited,
    counted: roster.counted,
    buckets: buckets.map(({ node, key, rosterDigest }) => ({
      keyId: key.keyId,
      publicKey: key.publicKey,
      nodeId: node.id,
      title: node.title,
      invited: node.invited,
      rosterDigest,
    })),
  };
  const signed = await signer.sign(manifest);
  const keyOf = new Map(buckets.map(({ node, key }) => [node.id, key.keyId]));
  const storage = await storageId(knex);

  await knex.transaction(async tx => {
    const opened = await store.update(
      row.id,
      'prepared',
      {
        state: 'open',
        opens_at: opensAt,
        lattice: JSON.stringify(lattice),
        manifest: JSON.stringify(signed),
        storage_id: storage,
        answers_shown: 0,
      },
      tx,
    );
    if (!opened) {
      throw new ConflictError(
        'Somebody else has just opened or deleted this round; please load it again',
      );
    }
    await store.insertKeys(
      tx,
      buckets.map(({ node, key }) => ({
        key_id: key.keyId,
        round_id: row.id,
        node_id: node.id,
        public_key: key.publicKey,
        sealed_private_key: vault.seal(key.privateKey),
      })),
      [...formed.bucketOf].map(([userRef, nodeId]) => ({
        round_id: row.id,
        user_ref: userRef,
        key_id: keyOf.get(nodeId) ?? '',
        blinded_digest: null,
      })),
    );
    await answers.begin(tx, row.id);
  });
}

async function recentRounds(
  store: RoundStore,
  row: RoundRow,
  now: Date,
): Promise<{ recent: RoundRow[]; last?: RoundRow }> {
  const earliest = new Date(now.getTime() - FLOORS.daysBetweenRounds * DAY_MS);
  const held = (await store.list()).filter(
    other =>
      other.id !== row.id && other.state !== 'prepared' && !other.imported_from,
  );
  return {
    recent: held.filter(
      other =>
        other.state === 'open' || other.opens_at > earliest.toISOString(),
    ),
    last: held[0],
  };
}

async function createKeys(
  lattice: readonly LatticeNode[],
  { bucketOf }: Buckets,
): Promise<
  Array<{ node: LatticeNode; key: IssuingKey; rosterDigest: string }>
> {
  const membersOf = new Map<string, string[]>();
  for (const [userRef, nodeId] of bucketOf) {
    const members = membersOf.get(nodeId) ?? [];
    members.push(userRef);
    membersOf.set(nodeId, members);
  }
  return Promise.all(
    lattice
      .filter(({ kind }) => kind === 'bucket')
      .map(async node => ({
        node,
        key: await createIssuingKey(),
        rosterDigest: await digestOf(
          (membersOf.get(node.id) ?? []).sort().join('\n'),
        ),
      })),
  );
}

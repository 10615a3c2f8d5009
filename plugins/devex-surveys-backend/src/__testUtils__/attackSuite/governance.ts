import {
  acquireToken,
  DevexSurveysClient,
  digestOf,
  encodeSubmission,
  Round,
  SignedManifest,
  toBase64Url,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { webcrypto } from 'node:crypto';
import { entitiesOf, OrganisationPlan, personRef } from '../organisation';
import { OWNER, Portal, startPortal } from '../portal';
import { Attack } from './types';

const DAY_MS = 86_400_000;
const SMALL: OrganisationPlan = { shop: { web: 12, app: 9 }, ops: { net: 10 } };

async function withPortal<T>(
  knex: Knex,
  work: (portal: Portal, owner: DevexSurveysClient) => Promise<T>,
  options: { plan?: OrganisationPlan; config?: object } = {},
): Promise<T> {
  const portal = await startPortal({
    knex,
    entities: () => entitiesOf(options.plan ?? SMALL),
    config: options.config,
  });
  try {
    return await work(portal, portal.as(OWNER));
  } finally {
    await portal.stop();
  }
}

async function openRound(owner: DevexSurveysClient): Promise<Round> {
  const { id } = await owner.prepareRound({
    title: 'Round',
    opensAt: new Date().toISOString(),
    closesAt: new Date(Date.now() + 14 * DAY_MS).toISOString(),
  });
  return owner.openRound(id);
}

/** How many of several attempts the portal let through. */
async function successes(attempts: Array<Promise<unknown>>): Promise<number> {
  const outcomes = await Promise.allSettled(attempts);
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

async function lowerThresholds(knex: Knex): Promise<number> {
  return withPortal(knex, async (portal, owner) => {
    const round = await openRound(owner);
    const dates = {
      opensAt: new Date().toISOString(),
      closesAt: new Date(Date.now() + DAY_MS).toISOString(),
    };
    const again = await owner.prepareRound({ title: 'Again', ...dates });
    await owner.changeRound(round.id, { minAnswers: 7 });
    let lowered = await successes([
      owner.changeRound(round.id, { minAnswers: 6 }),
      owner.changeRound(round.id, { minAnswers: 1 }),
      owner.changeRound(round.id, { minInvited: 9 }),
      owner.changeRound(round.id, { items: ['deep-work@1'] }),
      owner.prepareRound({ title: 'One', minAnswers: 1, ...dates }),
      owner.prepareRound({ title: 'Two', minInvited: 2, ...dates }),
      owner.openRound(again.id),
    ]);
    for (const index of [0, 1, 2, 3]) {
      await portal.send({
        token: await portal.visit(personRef('web', index)),
        answers: [{ item: 'ci-feedback@1', code: 1 + index }],
      });
    }
    // Somebody with access to the database does what the API refuses.
    await knex('rounds').where({ id: round.id }).update({ min_answers: 1 });
    await owner.closeRound(round.id);
    lowered += await successes([owner.openRound(round.id)]);
    const { groups } = await owner.getResults(round.id);
    return (
      lowered +
      groups.filter(({ items }) => items['ci-feedback@1'].status === 'shown')
        .length
    );
  });
}

/** The largest chance to guess who is real in a group filled with invented colleagues. */
async function fillWithSybils(knex: Knex, config: object): Promise<number> {
  const plan: OrganisationPlan = { shop: { web: 8, app: 12 } };
  return withPortal(
    knex,
    async (portal, owner) => {
      // Only one of web exists; the others were added to the catalog by an owner.
      const real = [
        personRef('web', 0),
        ...Array.from({ length: 12 }, (_, index) => personRef('app', index)),
      ];
      for (const ref of real) {
        await portal.as(ref).getInvitations();
      }
      await openRound(owner);
      const [invitation] = await portal.as(real[0]).getInvitations();
      const people = invitation.bucketMembers.filter(ref => real.includes(ref));
      return 1 / people.length;
    },
    { plan, config },
  );
}

async function stuffBallots(knex: Knex): Promise<number> {
  return withPortal(knex, async (portal, owner) => {
    const round = await openRound(owner);
    const person = personRef('web', 0);
    const token = await portal.visit(person);
    const submission = { token, answers: [] };
    const flipped = token.message.startsWith('A') ? 'B' : 'A';
    await successes([
      portal.send(submission),
      portal.send(submission),
      portal.send(submission),
      portal.send({
        token: { ...token, message: flipped + token.message.slice(1) },
        answers: [],
      }),
      portal
        .visit(person)
        .then(second => portal.send({ token: second, answers: [] })),
      fetch(`${portal.baseUrl}/submissions`, {
        method: 'POST',
        body: encodeSubmission(submission),
      }),
    ]);
    await owner.closeRound(round.id);
    const accepted = (await owner.getReceipts(round.id)).length;
    return Math.abs(accepted - 1);
  });
}

/** Manifests with which an operator could give somebody a key of their own. */
async function tagKeys(knex: Knex): Promise<number> {
  return withPortal(knex, async (portal, owner) => {
    const round = await openRound(owner);
    const api = portal.as(personRef('web', 0));
    const [invitation] = await api.getInvitations();
    const honest = await api.getManifest(round.id);
    const own = await bucketOfOne();
    const content = JSON.parse(honest.content);
    const [bucket] = content.buckets;
    const { signingKey } = honest;
    const resign = await forger();
    const strategies: Array<{
      signed: SignedManifest;
      keyId: string;
      members?: string[];
    }> = [
      // A key that is in no manifest.
      { signed: honest, keyId: own.keyId },
      // A group of one, signed with another key of the portal, or badly.
      {
        signed: await resign({ ...content, buckets: [own] }),
        keyId: own.keyId,
      },
      {
        signed: {
          ...honest,
          content: JSON.stringify({ ...content, buckets: [own] }),
        },
        keyId: own.keyId,
      },
      // The key of a large group replaced by one's own.
      {
        signed: await resign({
          ...content,
          buckets: [{ ...bucket, publicKey: own.publicKey }],
        }),
        keyId: bucket.keyId,
      },
      // A group said to be large, whose people are not.
      {
        signed: honest,
        keyId: invitation.keyId,
        members: [personRef('web', 0)],
      },
    ];
    return successes(
      strategies.map(({ signed, keyId, members }) =>
        acquireToken({
          invitation: {
            ...invitation,
            keyId,
            bucketMembers: members ?? invitation.bucketMembers,
          },
          knownSigningKey: signingKey,
          api: {
            getManifest: async () => signed,
            // The operator would sign anything.
            issue: async () => ({ blindSignature: 'AAAA' }),
          },
        }).catch(error => {
          // Only the checks of the manifest count, not that 'AAAA' is no signature.
          if (!/Do not answer/.test(String(error))) {
            return undefined;
          }
          throw error;
        }),
      ),
    );
  });
}

async function bucketOfOne() {
  const { publicKey } = await webcrypto.subtle.generateKey(
    {
      name: 'RSA-PSS',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-384',
    },
    true,
    ['sign', 'verify'],
  );
  const spki = new Uint8Array(
    await webcrypto.subtle.exportKey('spki', publicKey),
  );
  return {
    keyId: await digestOf(spki),
    publicKey: toBase64Url(spki),
    nodeId: 'bucket:one',
    title: 'One',
    invited: 1,
    rosterDigest: '',
  };
}

async function forger() {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  );
  const signingKey = toBase64Url(
    new Uint8Array(await webcrypto.subtle.exportKey('spki', publicKey)),
  );
  return async (manifest: object): Promise<SignedManifest> => {
    const content = JSON.stringify(manifest);
    const signature = await webcrypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      privateKey,
      new TextEncoder().encode(content),
    );
    return {
      content,
      signature: toBase64Url(new Uint8Array(signature)),
      signingKey,
    };
  };
}

/** Opens a round, reorganises, and looks whether results follow. */
async function reorganise(knex: Knex): Promise<number> {
  let plan: OrganisationPlan = SMALL;
  const portal = await startPortal({ knex, entities: () => entitiesOf(plan) });
  try {
    const owner = portal.as(OWNER);
    const round = await openRound(owner);
    plan = { shop: { web: 1, app: 20 }, ops: { net: 10 } };
    await owner.closeRound(round.id);
    const { lattice } = await owner.getResults(round.id);
    return JSON.stringify(lattice) === JSON.stringify(round.lattice) ? 0 : 1;
  } finally {
    await portal.stop();
  }
}

/** Attacks by whoever sets up rounds, keys and groups. */
export const governanceAttacks: Attack[] = [
  {
    number: 9,
    name: 'The group as a quasi-identifier',
    adversaries: ['A1', 'A2', 'A3', 'A4'],
    holds: 'the manifest, and all that a submission says besides the answers',
    defence:
      'the only attribute is which key signed; each key is shared by eight or more',
    bound: 1 / 8,
    measure: ({ manifest, respondents }) => {
      const fields = new Set(
        respondents.flatMap(({ submission }) =>
          Object.keys(submission?.token ?? {}),
        ),
      );
      const extra = [...fields].filter(
        field => !['keyId', 'message', 'signature'].includes(field),
      ).length;
      const smallest = Math.min(
        ...manifest.buckets.map(({ invited }) => invited),
      );
      return extra + 1 / smallest;
    },
  },
  {
    number: 18,
    name: 'Reorganisation: old answers by today’s groups',
    adversaries: ['A1', 'A2'],
    holds: 'the results, and the right to move people in the catalog',
    defence: 'groups are frozen at the opening and kept as labels',
    bound: 0,
    measure: async ({ createDatabase }) => reorganise(await createDatabase()),
  },
  {
    number: 21,
    name: 'Lowering the threshold, opening again, rounds for few',
    adversaries: ['A2', 'A3'],
    holds: 'the permission to manage rounds, and the row of the round',
    defence:
      'floors in code, in requests and again in the aggregation; an open round only becomes stricter; thirty days between rounds',
    bound: 0,
    measure: async ({ createDatabase }) =>
      lowerThresholds(await createDatabase()),
  },
  {
    number: 22,
    name: 'Invented colleagues',
    adversaries: ['A2'],
    holds: 'the right to add seven people to a team of one',
    defence:
      'only people seen in the portal within thirty days count; members of a group see who shares their key',
    bound: 1 / 8,
    measure: async ({ createDatabase }) =>
      fillWithSybils(await createDatabase(), { countUnseen: false }),
  },
  {
    number: 23,
    name: 'Ballot stuffing, stolen and forged tokens',
    adversaries: ['A1'],
    holds: 'a token, and the wish to vote six times',
    defence:
      'one signature for each person, one submission for each token, checked by the database',
    bound: 0,
    measure: async ({ createDatabase }) => stuffBallots(await createDatabase()),
  },
  {
    number: 24,
    name: 'A key for one person',
    adversaries: ['A4'],
    holds: 'the issuing keys, and five ways to give somebody another one',
    defence:
      'the client checks the signed manifest: the signing key it has seen before, sizes, key ids, the people who share the key',
    bound: 0,
    measure: async ({ createDatabase }) => tagKeys(await createDatabase()),
  },
];

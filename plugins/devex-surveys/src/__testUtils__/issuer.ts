import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import {
  DevexSurveysApi,
  digestOf,
  fromBase64Url,
  Invitation,
  SignedManifest,
  toBase64Url,
} from '@milepost/plugin-devex-surveys-common';
import { invitation as plain } from './fixtures';

const MEMBERS = Array.from({ length: 8 }, (_, i) => `user:default/person-${i}`);

/** A portal that signs tokens, as far as a browser can see. */
export interface Issuer {
  invitation: Invitation;
  api: DevexSurveysApi;
  issue: jest.MockedFunction<DevexSurveysApi['issue']>;
}

/** Makes the keys of a portal, and a round with one group of eight. */
export async function createIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  const spki = Uint8Array.from(
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const bucket = {
    keyId: await digestOf(spki),
    publicKey: toBase64Url(spki),
    nodeId: 'big',
    title: 'Big team',
    invited: MEMBERS.length,
    rosterDigest: await digestOf([...MEMBERS].sort().join('\n')),
  };
  const manifest = await sign({ roundId: plain.round.id, buckets: [bucket] });
  const invitation = {
    ...plain,
    keyId: bucket.keyId,
    bucketMembers: MEMBERS,
    tokenIssued: false,
  };
  const issue = jest.fn<
    ReturnType<DevexSurveysApi['issue']>,
    Parameters<DevexSurveysApi['issue']>
  >(async (_roundId, { blinded }) => {
    const signature = privateDecrypt(
      { key: privateKey, padding: constants.RSA_NO_PADDING },
      fromBase64Url(blinded),
    );
    return { blindSignature: toBase64Url(Uint8Array.from(signature)) };
  });
  const api: Partial<DevexSurveysApi> = {
    getInvitations: async () => [invitation],
    getManifest: async () => manifest,
    issue,
  };
  return { invitation, api: api as DevexSurveysApi, issue };
}

async function sign(content: object): Promise<SignedManifest> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    algorithm,
    true,
    ['sign', 'verify'],
  );
  const text = JSON.stringify(content);
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(text),
  );
  return {
    content: text,
    signature: toBase64Url(new Uint8Array(signature)),
    signingKey: toBase64Url(
      new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    ),
  };
}

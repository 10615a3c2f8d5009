/** @jest-environment node */
import { createPublicKey, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { submissionRequest } from '../api';
import { defaultItemIds, MAX_COMMENT_LENGTH } from '../items';
import {
  digestOf,
  encodeSubmission,
  finishToken,
  fromBase64Url,
  importBucketKey,
  nullifierOf,
  prepareToken,
  sendSubmission,
  SignedManifest,
  SUBMISSION_BYTES,
  toBase64Url,
  verifyManifest,
  verifyToken,
} from '.';

const { Randomized: createSuite } = RSABSSA.SHA384.PSS;
const suite = createSuite();

async function bucketKey() {
  const { privateKey, publicKey } = await suite.generateKey({
    modulusLength: 2048,
    publicExponent: Uint8Array.from([1, 0, 1]),
  });
  const spki = new Uint8Array(
    await webcrypto.subtle.exportKey('spki', publicKey),
  );
  return {
    privateKey,
    publicKey: toBase64Url(spki),
    keyId: await digestOf(spki),
  };
}

describe('protocol', () => {
  it('gives a token that only the right key has signed, unknown to the signer', async () => {
    const [ours, other] = await Promise.all([bucketKey(), bucketKey()]);
    const pending = await prepareToken(ours);
    const blindSignature = toBase64Url(
      await suite.blindSign(ours.privateKey, fromBase64Url(pending.blinded)),
    );
    const token = await finishToken(ours, pending, blindSignature);

    expect(
      await verifyToken(await importBucketKey(ours.publicKey), token),
    ).toBe(true);
    expect(
      await verifyToken(await importBucketKey(other.publicKey), token),
    ).toBe(false);
    expect([pending.blinded, blindSignature]).not.toContain(token.signature);
    expect(await nullifierOf(token)).toBe(
      await digestOf(fromBase64Url(token.message)),
    );
    await expect(finishToken(other, pending, blindSignature)).rejects.toThrow(
      'invalid signature',
    );
    expect(
      createPublicKey({
        key: Buffer.from(fromBase64Url(ours.publicKey)),
        format: 'der',
        type: 'spki',
      }).asymmetricKeyDetails?.modulusLength,
    ).toBe(2048);
  });

  it('makes every submission equally long, and one that the server takes', () => {
    const token = {
      keyId: 'k'.repeat(43),
      message: 'm'.repeat(86),
      signature: 's'.repeat(342),
    };
    const answers = fc.array(
      fc.record({
        item: fc.constantFrom(...defaultItemIds),
        code: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 10 },
    );
    // Lone surrogates and control characters are the longest in JSON.
    const comment = fc
      .array(fc.integer({ min: 0, max: 0xffff }), {
        maxLength: MAX_COMMENT_LENGTH,
      })
      .map(units => String.fromCharCode(...units));
    fc.assert(
      fc.property(answers, comment, (given, written) => {
        const body = encodeSubmission({
          token,
          answers: given,
          comment: written,
        });
        expect(new TextEncoder().encode(body)).toHaveLength(SUBMISSION_BYTES);
        expect(submissionRequest.parse(JSON.parse(body))).toMatchObject({
          token,
          answers: given,
        });
      }),
    );
  });

  it('sends nothing that says who sends', async () => {
    const calls: Array<[string, RequestInit]> = [];
    await sendSubmission(
      'https://portal.example/api/devex-surveys',
      'BODY',
      (async (url: string, init: RequestInit) => {
        calls.push([url, init]);
        return new Response(undefined, { status: 202 });
      }) as typeof fetch,
    );
    expect(calls).toEqual([
      [
        'https://portal.example/api/devex-surveys/submissions',
        {
          method: 'POST',
          body: 'BODY',
          headers: { 'content-type': 'application/json' },
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          mode: 'cors',
        },
      ],
    ]);
  });

  describe('manifest', () => {
    async function signed(change: object = {}): Promise<SignedManifest> {
      const { privateKey, publicKey } = await webcrypto.subtle.generateKey(
        { name: 'ECDSA', namedCurve: 'P-256' },
        true,
        ['sign', 'verify'],
      );
      const key = toBase64Url(new Uint8Array([1, 2, 3]));
      const content = JSON.stringify({
        buckets: [
          {
            keyId: await digestOf(new Uint8Array([1, 2, 3])),
            publicKey: key,
            invited: 8,
            title: 'A',
            ...change,
          },
        ],
      });
      const signature = await webcrypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        privateKey,
        new TextEncoder().encode(content),
      );
      return {
        content,
        signature: toBase64Url(new Uint8Array(signature)),
        signingKey: toBase64Url(
          new Uint8Array(await webcrypto.subtle.exportKey('spki', publicKey)),
        ),
      };
    }

    it('is taken when all is well, and refused when somebody could be singled out', async () => {
      const good = await signed();
      await expect(
        verifyManifest(good, { knownSigningKey: good.signingKey }),
      ).resolves.toMatchObject({ buckets: [{ invited: 8 }] });
      await expect(
        verifyManifest(good, { knownSigningKey: 'other' }),
      ).rejects.toThrow('manifest key has changed');
      await expect(
        verifyManifest({ ...good, content: `${good.content} ` }),
      ).rejects.toThrow('signature of the manifest');
      await expect(
        verifyManifest(await signed({ invited: 7 })),
      ).rejects.toThrow('has 7 people');
      await expect(
        verifyManifest(await signed({ keyId: 'x' })),
      ).rejects.toThrow('not the one it is named for');
    });
  });
});

import { RSABSSA } from '@cloudflare/blindrsa-ts';
import {
  fromBase64Url,
  prepareToken,
  toBase64Url,
} from '@milepost/plugin-devex-surveys-common';
import { blindSign, createIssuingKey, importPrivateKey } from './issuingKeys';

describe('blindSign', () => {
  it('signs as the reference library does, byte for byte', async () => {
    const suite = RSABSSA.SHA384.PSS.Randomized();
    const { keyId, publicKey, privateKey } = await createIssuingKey();
    const libraryKey = await crypto.subtle.importKey(
      'pkcs8',
      Uint8Array.from(privateKey),
      { name: 'RSA-PSS', hash: 'SHA-384' },
      true,
      ['sign'],
    );
    for (let i = 0; i < 3; i += 1) {
      const { blinded } = await prepareToken({ keyId, publicKey });
      expect(blindSign(importPrivateKey(privateKey), blinded)).toBe(
        toBase64Url(await suite.blindSign(libraryKey, fromBase64Url(blinded))),
      );
    }
  });

  it('refuses what was not blinded for the key', async () => {
    const key = importPrivateKey((await createIssuingKey()).privateKey);
    expect(() => blindSign(key, 'AAAA')).toThrow(/3 bytes instead of 256/);
    expect(() =>
      blindSign(key, toBase64Url(new Uint8Array(256).fill(255))),
    ).toThrow(/does not fit the key/);
  });
});

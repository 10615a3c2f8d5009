import {
  importBucketKey,
  verifyToken,
} from '@milepost/plugin-devex-surveys-common';
import { createIssuer, Issuer } from '../__testUtils__/issuer';
import { collectTokens } from './collectTokens';
import { tokenStore } from './tokenStore';

describe('collectTokens', () => {
  let portal: Issuer;

  beforeEach(async () => {
    localStorage.clear();
    portal = await createIssuer();
  });

  const roundId = () => portal.invitation.round.id;

  it('gets one token, however often and however many times at once it is asked', async () => {
    await Promise.all([collectTokens(portal.api), collectTokens(portal.api)]);
    await collectTokens(portal.api);
    expect(portal.issue).toHaveBeenCalledTimes(1);
    const { content, signingKey } = await portal.api.getManifest(roundId());
    const [{ publicKey }] = JSON.parse(content).buckets;
    const { token } = tokenStore.read(roundId());
    expect(
      token && (await verifyToken(await importBucketKey(publicKey), token)),
    ).toBe(true);
    expect(tokenStore.readSigningKey()).toBe(signingKey);
  });

  it('asks for nothing when the portal signs with another key than before', async () => {
    tokenStore.writeSigningKey('the key of an earlier visit');
    await expect(collectTokens(portal.api)).rejects.toThrow(
      'manifest key has changed',
    );
    expect(portal.issue).not.toHaveBeenCalled();
    expect(tokenStore.read(roundId())).toEqual({});
    // Not forgotten either: the next visit refuses as well.
    expect(tokenStore.readSigningKey()).toBe('the key of an earlier visit');
  });

  it('asks for the same again when the answer got lost', async () => {
    portal.issue.mockRejectedValueOnce(new Error('offline'));
    await expect(collectTokens(portal.api)).rejects.toThrow('offline');
    expect(tokenStore.read(roundId()).token).toBeUndefined();

    // By then the portal knows that it has signed.
    portal.invitation.tokenIssued = true;
    await collectTokens(portal.api);
    const [[, first], [, second]] = portal.issue.mock.calls;
    expect(second).toEqual(first);
    expect(tokenStore.read(roundId()).token).toBeDefined();
  });
});

import { artifactIdsOf } from './artifactIds';

const DIGEST = `sha256:${'0b31b1c02ff458ad'.repeat(4)}`;

describe('artifactIdsOf', () => {
  it('gives what was built and what was deployed an id in common', () => {
    const purl = `pkg:oci/ledger@${DIGEST.replace(':', '%3A')}?tag=1`;
    const image = `ghcr.io/acme/ledger:1@${DIGEST}`;

    expect(artifactIdsOf(purl)).toEqual([
      `pkg:oci/ledger@${DIGEST}?tag=1`,
      DIGEST,
    ]);
    expect(artifactIdsOf(image)).toEqual([image, DIGEST]);
    expect(artifactIdsOf(DIGEST)).toEqual([DIGEST]);
  });

  it.each(['ghcr.io/acme/ledger:1.2', 'pkg:npm/x@1%2', `${DIGEST}0`])(
    'leaves %s as it is',
    name => {
      expect(artifactIdsOf(name)).toEqual([name]);
    },
  );
});

import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Any number would do; it is fixed so that everybody sees the same company. */
const DEFAULT_SEED = 2026;

/** What is configured below `sampleOrg`. */
export interface SampleOrgConfig {
  enabled: boolean;
  seed: number;
}

/** Reads `sampleOrg`; without it there is no sample organisation. */
export function readSampleOrgConfig(
  config: RootConfigService,
): SampleOrgConfig {
  const seed = config.getOptionalNumber('sampleOrg.seed') ?? DEFAULT_SEED;
  // The generator takes 32 bits and would quietly drop the rest.
  if (seed !== Math.trunc(seed) || Math.abs(seed) >= 2 ** 31) {
    throw new InputError(
      `Invalid sampleOrg.seed '${seed}'; please use a whole number between ${
        1 - 2 ** 31
      } and ${2 ** 31 - 1}`,
    );
  }
  return {
    enabled: config.getOptionalBoolean('sampleOrg.enabled') ?? false,
    seed,
  };
}

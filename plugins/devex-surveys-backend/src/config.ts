import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { CountingPolicy } from './roster';

const DEFAULT_SEEN_WITHIN = { days: 30 };
const DEFAULT_SUBMISSIONS_PER_SECOND = 500;
const MIN_SECRET_LENGTH = 32;

/** The configuration of the surveys. */
export interface SurveysConfig extends CountingPolicy {
  secret: string | undefined;
  maxSubmissionsPerSecond: number;
}

/** Reads `devexSurveys`. */
export function readSurveysConfig(root: Config): SurveysConfig {
  const config = root.getOptionalConfig('devexSurveys');
  const secret = config?.getOptionalString('secret');
  if (secret !== undefined && secret.length < MIN_SECRET_LENGTH) {
    throw new InputError(
      `devexSurveys.secret has ${secret.length} characters and needs ${MIN_SECRET_LENGTH}; please generate one, such as with: openssl rand -base64 32`,
    );
  }
  return {
    secret,
    seenWithinMs: durationToMilliseconds(
      config?.has('seenWithin')
        ? readDurationFromConfig(config, { key: 'seenWithin' })
        : DEFAULT_SEEN_WITHIN,
    ),
    countUnseen: config?.getOptionalBoolean('countUnseen') ?? false,
    maxSubmissionsPerSecond:
      config?.getOptionalNumber('maxSubmissionsPerSecond') ??
      DEFAULT_SUBMISSIONS_PER_SECOND,
  };
}

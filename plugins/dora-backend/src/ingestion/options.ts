import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { EnvironmentRule } from './mapping/environments';

/** What an organisation may set of the way in. */
export interface IngestionOptions {
  /** In bytes. */
  maxPayload: number;
  /** Of each token or sender, in each replica. */
  requestsPerMinute: number;
  environmentRules: EnvironmentRule[];
  /** How long what deliveries have missed may stay unknown. */
  synchronizationMs: number;
  catalogMs: number;
  /** How long deliveries that were dealt with are kept. */
  retentionMs: number;
  /** How long the secret before a rotation stays good, unless said otherwise. */
  rotationGraceMs: number;
  /** Tokens from the environment, for what is set up by the same hands as the portal. */
  tokens: { source: string; token: string }[];
}

const DEFAULT_MAX_PAYLOAD = 5 * 1024 * 1024;
const DEFAULT_REQUESTS_PER_MINUTE = 6_000;
const MIN_TOKEN_LENGTH = 24;

/** Reads `dora.ingestion`, `dora.environments` and `dora.catalog`. */
export function readIngestionOptions(
  config: RootConfigService,
): IngestionOptions {
  const duration = (key: string, fallback: HumanDuration) =>
    durationToMilliseconds(
      config.has(key) ? readDurationFromConfig(config, { key }) : fallback,
    );
  return {
    maxPayload:
      config.getOptionalNumber('dora.ingestion.maxPayload') ??
      DEFAULT_MAX_PAYLOAD,
    requestsPerMinute:
      config.getOptionalNumber('dora.ingestion.requestsPerMinute') ??
      DEFAULT_REQUESTS_PER_MINUTE,
    environmentRules: readEnvironmentRules(config),
    synchronizationMs: duration('dora.ingestion.synchronizationInterval', {
      minutes: 10,
    }),
    catalogMs: duration('dora.ingestion.catalogInterval', { minutes: 1 }),
    retentionMs: duration('dora.ingestion.retention', { days: 90 }),
    rotationGraceMs: duration('dora.ingestion.rotationGrace', { days: 1 }),
    tokens: (config.getOptionalConfigArray('dora.ingestion.tokens') ?? []).map(
      one => {
        const token = one.getString('token');
        if (token.length < MIN_TOKEN_LENGTH) {
          throw new InputError(
            `A token of dora.ingestion.tokens for '${one.getString(
              'source',
            )}' is shorter than ${MIN_TOKEN_LENGTH} characters; make one with 'openssl rand -hex 32'`,
          );
        }
        return { source: one.getString('source'), token };
      },
    ),
  };
}

function readEnvironmentRules(config: RootConfigService): EnvironmentRule[] {
  const rules = config.getOptionalConfigArray('dora.environments') ?? [];
  return rules.map(rule => {
    const name = rule.getOptionalString('environment');
    return {
      source: rule.getOptionalString('source'),
      match: readPattern(rule.getString('match')),
      ...(name
        ? {
            environment: {
              name,
              production:
                rule.getOptionalBoolean('production') ?? name === 'production',
            },
          }
        : {}),
    };
  });
}

function readPattern(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch (error) {
    throw new InputError(
      `dora.environments has a pattern that can't be read, '${text}': ${
        (error as Error).message
      }`,
    );
  }
}

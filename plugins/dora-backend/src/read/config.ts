import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  checkZone,
  DEFAULT_BAND_EDITION,
  findBandEdition,
  isMetricId,
  METRIC_IDS,
  OwnTargets,
  Yardstick,
} from '@milepost/plugin-dora-common';

/** How numbers are read. */
export interface ReadConfig {
  zone: string;
  weekStart: number;
  edition: string;
  targets: OwnTargets | undefined;
  exactLimit: number;
}

const LEVELS = ['elite', 'high', 'medium'] as const;

/** Scopes with more changes than this in a request are read from roll-ups. */
const DEFAULT_EXACT_LIMIT = 25_000;

/** Reads `dora` of the configuration. */
export function readReadConfig(root: Config): ReadConfig {
  const config = root.getOptionalConfig('dora');
  const zone = config?.getOptionalString('timeZone') ?? 'UTC';
  checkZone(zone);
  const targets = config?.getOptionalConfig('targets');
  const edition =
    config?.getOptionalString('bandEdition') ??
    (targets ? 'own' : DEFAULT_BAND_EDITION);
  const read: ReadConfig = {
    zone,
    weekStart: readWeekStart(config?.getOptionalNumber('weekStart')),
    edition,
    targets: targets && readTargets(targets),
    exactLimit: config?.getOptionalNumber('exactLimit') ?? DEFAULT_EXACT_LIMIT,
  };
  yardstickOf(read);
  return read;
}

/** What values are measured by, if somebody asks for an edition or nobody does. */
export function yardstickOf(
  { edition, targets }: Pick<ReadConfig, 'edition' | 'targets'>,
  asked: string = edition,
): Yardstick {
  if (asked !== 'own') {
    return { kind: 'edition', edition: findBandEdition(asked) };
  }
  if (!targets) {
    throw new InputError(
      "There are no targets of our own; set 'dora.targets' in the configuration, or ask for the edition of a report",
    );
  }
  return { kind: 'own', targets };
}

function readWeekStart(day: number = 1): number {
  if (!Number.isInteger(day) || day < 1 || day > 7) {
    throw new InputError(
      `'dora.weekStart' is ${day}; use 1 for Monday to 7 for Sunday`,
    );
  }
  return day;
}

function readTargets(config: Config): OwnTargets {
  const targets: OwnTargets = {};
  for (const metric of config.keys()) {
    if (!isMetricId(metric)) {
      throw new InputError(
        `'dora.targets.${metric}' is not a metric; use ${METRIC_IDS.join(
          ', ',
        )}`,
      );
    }
    targets[metric] = Object.fromEntries(
      LEVELS.flatMap(level => {
        const value = config.getOptionalNumber(`${metric}.${level}`);
        return value === undefined ? [] : [[level, value]];
      }),
    );
  }
  return targets;
}

import { createHash } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  formBuckets,
  fromBase64Url,
  lintComment,
  prepareToken,
  resultsToCsv,
  SUBMISSIONS_PATH,
  toBase64Url,
  verifyManifest,
} from '@milepost/plugin-devex-surveys-common';
import express from 'express';
import { Knex } from 'knex';
import { OrganisationPlan } from '../organisation';
import { AnswerStore } from '../../answers';
import { RoundStore, SeenStore } from '../../database';
import { ignoreSubmission } from '../../http';
import { Vault } from '../../keys';
import { RosterService } from '../../roster';
import { createRouter } from '../../router/createRouter';
import { closeRound } from '../../rounds/closeRound';
import { refuseIfAskedLately } from '../../rounds/refuseIfAskedLately';
import { changesOf } from '../../rounds/settings';
import { attacks } from './attacks';
import { collectEvidence, Evidence } from './collectEvidence';
import { WEAKNESSES, WeaknessName } from './weaknesses';

// Every function of these modules can be replaced by a weaker one.
function mockReplaceable(module: object): object {
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? Object.assign(jest.fn(value), { original: value })
        : value,
    ]),
  );
}

// A function, since the calls of jest.mock run before constants are there.
function mockCommon(module: string): string {
  return `../../../../devex-surveys-common/src/${module}`;
}

jest.mock('../../../../devex-surveys-common/src/results/hasEnoughAnswers', () =>
  mockReplaceable(jest.requireActual(mockCommon('results/hasEnoughAnswers'))),
);
jest.mock('../../../../devex-surveys-common/src/results/isMixed', () =>
  mockReplaceable(jest.requireActual(mockCommon('results/isMixed'))),
);
jest.mock('../../../../devex-surveys-common/src/results/childrenToHide', () =>
  mockReplaceable(jest.requireActual(mockCommon('results/childrenToHide'))),
);
jest.mock('../../../../devex-surveys-common/src/results/protectChanges', () =>
  mockReplaceable(jest.requireActual(mockCommon('results/protectChanges'))),
);
jest.mock('../../../../devex-surveys-common/src/results/toCsv', () =>
  mockReplaceable(jest.requireActual(mockCommon('results/toCsv'))),
);
jest.mock('../../../../devex-surveys-common/src/linter/lintComment', () =>
  mockReplaceable(jest.requireActual(mockCommon('linter/lintComment'))),
);
jest.mock('../../../../devex-surveys-common/src/groups/formBuckets', () =>
  mockReplaceable(jest.requireActual(mockCommon('groups/formBuckets'))),
);
jest.mock('../../../../devex-surveys-common/src/protocol/manifest', () =>
  mockReplaceable(jest.requireActual(mockCommon('protocol/manifest'))),
);
jest.mock('../../../../devex-surveys-common/src/protocol/token', () =>
  mockReplaceable(jest.requireActual(mockCommon('protocol/token'))),
);
jest.mock('../../../../devex-surveys-common/src/limits', () => {
  const limits = jest.requireActual(mockCommon('limits'));
  return { ...limits, FLOORS: { ...limits.FLOORS } };
});
jest.mock('../../answers/selectBatch', () =>
  mockReplaceable(jest.requireActual('../../answers/selectBatch')),
);
jest.mock('../../rounds/closeRound', () =>
  mockReplaceable(jest.requireActual('../../rounds/closeRound')),
);
jest.mock('../../router/createRouter', () =>
  mockReplaceable(jest.requireActual('../../router/createRouter')),
);
jest.mock('../../http/unloggedSubmissions', () =>
  mockReplaceable(jest.requireActual('../../http/unloggedSubmissions')),
);
jest.mock('../../rounds/settings', () =>
  mockReplaceable(jest.requireActual('../../rounds/settings')),
);
jest.mock('../../rounds/refuseIfAskedLately', () =>
  mockReplaceable(jest.requireActual('../../rounds/refuseIfAskedLately')),
);

jest.setTimeout(300_000);

const PLAN: OrganisationPlan = { shop: { web: 12, app: 9 }, ops: { net: 10 } };
/** A team of three, which belongs to its neighbours. */
const PLAN_WITH_THREE: OrganisationPlan = {
  shop: { web: 12, app: 3 },
  ops: { net: 10 },
};
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const REPLACEABLE = [
  ...[
    'results/hasEnoughAnswers',
    'results/isMixed',
    'results/childrenToHide',
    'results/protectChanges',
    'results/toCsv',
    'linter/lintComment',
    'groups/formBuckets',
    'protocol/manifest',
    'protocol/token',
  ].map(mockCommon),
  '../../answers/selectBatch',
  '../../http/unloggedSubmissions',
  '../../rounds/closeRound',
  '../../router/createRouter',
  '../../rounds/settings',
  '../../rounds/refuseIfAskedLately',
];

/** Puts every defence back. */
function restoreAll(): void {
  jest.restoreAllMocks();
  for (const module of REPLACEABLE.map(path => jest.requireMock(path))) {
    for (const value of Object.values(module)) {
      if (jest.isMockFunction(value) && 'original' in value) {
        value.mockImplementation(value.original as () => unknown);
      }
    }
  }
  const { FLOORS } = jest.requireActual(mockCommon('limits'));
  Object.assign(jest.requireMock(mockCommon('limits')).FLOORS, FLOORS);
}

/** One defence taken away. */
interface Weakness {
  without: WeaknessName;
  weaken?: () => void;
  scene?: Partial<Parameters<typeof collectEvidence>[0]>;
}

function replace(path: string, name: string, weaker: unknown): void {
  const module = jest.requireMock(path);
  module[name].mockImplementation(weaker);
}

const weakened: Weakness[] = [
  {
    without: 'five answers to each item',
    weaken: () =>
      replace(
        mockCommon('results/hasEnoughAnswers'),
        'hasEnoughAnswers',
        () => true,
      ),
  },
  {
    without: 'five answers to each item (seen in what is published)',
    scene: { responseRate: 0.3 },
    weaken: () =>
      replace(
        mockCommon('results/hasEnoughAnswers'),
        'hasEnoughAnswers',
        () => true,
      ),
  },
  {
    without: 'complementary suppression',
    weaken() {
      const { isSafe } = jest.requireActual(mockCommon('results/isSafe'));
      replace(
        mockCommon('results/childrenToHide'),
        'childrenToHide',
        (item: object, children: Array<{ histogram: number[] }>, k: number) =>
          new Set(
            children.filter(({ histogram }) => !isSafe(item, histogram, k)),
          ),
      );
    },
  },
  {
    without: 'protection from unanimity',
    weaken: () => replace(mockCommon('results/isMixed'), 'isMixed', () => true),
  },
  {
    without: 'protection from round to round',
    weaken: () =>
      replace(
        mockCommon('results/protectChanges'),
        'coarseSteps',
        () => new Map(),
      ),
  },
  {
    without: 'eight people in each group',
    scene: { plan: PLAN_WITH_THREE },
    weaken: mergeNobody,
  },
  {
    without: 'merging of groups that are too small',
    scene: { plan: PLAN_WITH_THREE },
    weaken: mergeNobody,
  },
  {
    without: 'the floor of the threshold',
    weaken() {
      jest.requireMock(mockCommon('limits')).FLOORS.minAnswers = 1;
    },
  },
  {
    without: 'settings that only become stricter',
    weaken: () =>
      jest.mocked(changesOf).mockImplementation((_row, request) => ({
        ...(request.minInvited ? { min_invited: request.minInvited } : {}),
        ...(request.minAnswers ? { min_answers: request.minAnswers } : {}),
        title: 'Changed',
      })),
  },
  {
    without: 'thirty days between rounds',
    weaken: () => jest.mocked(refuseIfAskedLately).mockResolvedValue(undefined),
  },
  {
    without: 'counting only people who were seen',
    weaken: () =>
      jest
        .spyOn(SeenStore.prototype, 'since')
        .mockResolvedValue(
          new Set(
            ['web', 'app'].flatMap(team =>
              Array.from({ length: 12 }, (_, i) => `user:default/${team}-${i}`),
            ),
          ),
        ),
  },
  {
    without: 'encryption of spool and tally',
    weaken: storeInClear,
  },
  {
    without: 'encryption that hides who answered what together',
    weaken: storeInClear,
  },
  {
    without: 'destruction of spool and key at the close',
    weaken: () =>
      jest.spyOn(AnswerStore.prototype, 'discard').mockResolvedValue(undefined),
  },
  {
    without: 'rewriting of the used tokens in another order',
    weaken: () =>
      jest
        .spyOn(AnswerStore.prototype, 'discard')
        .mockImplementation(async (tx, roundId) => {
          await tx('spool').where({ round_id: roundId }).delete();
          await tx('tallies').where({ round_id: roundId }).delete();
        }),
  },
  {
    without: 'counting several at a time',
    weaken: () =>
      replace(
        '../../answers/selectBatch',
        'selectBatch',
        (all: unknown[]) => all,
      ),
  },
  {
    without: 'groups frozen at the opening',
    weaken: followTheCatalog,
  },
  {
    without: 'a route for answers that audits nothing',
    weaken: auditSubmissions,
  },
  {
    without: 'a silent access log',
    scene: { configure: ({ applyDefaults }) => applyDefaults() },
  },
  {
    without: 'the hook that keeps submissions out of traces',
    weaken: () => jest.mocked(ignoreSubmission).mockReturnValue(false),
  },
  {
    without: 'tokens for everybody at any visit (seen by who has one)',
    scene: { tokensOnDemand: true },
  },
  {
    without: 'tokens for everybody at any visit (seen by the time)',
    scene: { tokensOnDemand: true },
  },
  {
    without: 'blinding',
    weaken: signInClear,
  },
  {
    without: 'one signature for each person',
    weaken: () =>
      jest.spyOn(RoundStore.prototype, 'claimIssuance').mockResolvedValue(true),
  },
  {
    without: 'a check of the manifest',
    weaken: () =>
      jest
        .mocked(verifyManifest)
        .mockImplementation(async ({ content }) => JSON.parse(content)),
  },
  {
    without: 'a check of comments before they are sent',
    weaken: () => jest.mocked(lintComment).mockReturnValue([]),
  },
  {
    without: 'one source for all surfaces',
    weaken() {
      const actual = jest.requireActual(mockCommon('results/toCsv'));
      jest
        .mocked(resultsToCsv)
        .mockImplementation(results =>
          actual.resultsToCsv(results).replace(/,shown,/, ',protected,'),
        );
    },
  },
  {
    without: 'tables free of time',
    scene: { alterTables: addColumn('created_at', '2026-11-23T17:00:00Z') },
  },
  {
    without: 'tables free of pseudonyms',
    scene: {
      alterTables: addColumn(
        'who',
        createHash('sha256').update('user:default/web-0').digest('hex'),
      ),
    },
  },
  {
    without: 'tables free of anything else',
    scene: { alterTables: addColumn('locale', 'nl-NL') },
  },
];

function mergeNobody(): void {
  const actual = jest.requireActual(mockCommon('groups/formBuckets'));
  jest
    .mocked(formBuckets)
    .mockImplementation(options =>
      actual.formBuckets({ ...options, minSize: 1 }),
    );
  // The client would refuse such a manifest.
  jest
    .mocked(verifyManifest)
    .mockImplementation(async ({ content }) => JSON.parse(content));
}

/** Publishes by the groups of today, as a portal does that looks people up. */
function followTheCatalog(): void {
  const lookUps = jest.spyOn(RosterService.prototype, 'buckets');
  const actual = jest.requireActual('../../rounds/closeRound');
  jest.mocked(closeRound).mockImplementation(async (id, options) => {
    const roster = lookUps.mock.contexts[lookUps.mock.contexts.length - 1];
    const today = await roster.buckets({ minInvited: 8, now: options.now });
    await options
      .knex('rounds')
      .where({ id })
      .update({ lattice: JSON.stringify(today.lattice) });
    return actual.closeRound(id, options);
  });
}

/** Treats answers like everything else that is sent to the plugin. */
function auditSubmissions(): void {
  const actual = jest.requireActual('../../router/createRouter');
  jest.mocked(createRouter).mockImplementation(options =>
    express
      .Router()
      .post(SUBMISSIONS_PATH, (req, _res, next) => {
        options.access
          .audited(req, 'submit', {}, async () => ({ result: undefined }))
          .then(() => next(), next);
      })
      .use(actual.createRouter(options)),
  );
}

function storeInClear(): void {
  jest
    .spyOn(Vault.prototype, 'seal')
    .mockImplementation(plain => Buffer.from(plain).toString('base64'));
  jest
    .spyOn(Vault.prototype, 'open')
    .mockImplementation(sealed => Buffer.from(sealed, 'base64'));
}

function addColumn(name: string, value: string) {
  return async (knex: Knex) => {
    await knex.schema.alterTable('spool', table => {
      table.string(name).defaultTo(value);
    });
  };
}

/** Takes the blinding off before the message is signed, instead of after it. */
function signInClear(): void {
  const actual = jest.requireActual(mockCommon('protocol/token'));
  jest.mocked(prepareToken).mockImplementation(async bucket => {
    const pending = await actual.prepareToken(bucket);
    const key = await actual.importBucketKey(bucket.publicKey);
    const { n } = await crypto.subtle.exportKey('jwk', key);
    const modulus = toInteger(n ?? '');
    const inverse = toInteger(pending.inverse);
    const clear =
      (toInteger(pending.blinded) * power(inverse, 65537n, modulus)) % modulus;
    return { ...pending, blinded: toText(clear), inverse: toText(1n) };
  });
}

function toInteger(text: string): bigint {
  return BigInt(`0x${Buffer.from(fromBase64Url(text)).toString('hex')}`);
}

function toText(value: bigint): string {
  const hex = value.toString(16).padStart(512, '0');
  return toBase64Url(Uint8Array.from(Buffer.from(hex, 'hex')));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) {
      result = (result * square) % modulus;
    }
    square = (square * square) % modulus;
  }
  return result;
}

describe('a build without', () => {
  let wholeEvidence: Evidence;

  beforeAll(async () => {
    wholeEvidence = await collect({});
  });

  afterEach(restoreAll);

  function collect(scene: Weakness['scene']) {
    return collectEvidence({
      createDatabase: () => databases.init('SQLITE_3'),
      plan: PLAN,
      ...scene,
    });
  }

  it('every defence that the report names is tried', () => {
    expect(weakened.map(({ without }) => without).sort()).toEqual(
      Object.keys(WEAKNESSES).sort(),
    );
  });

  it.each(weakened.map(weakness => [weakness.without, weakness] as const))(
    '%s is noticed',
    async (name, { weaken, scene }) => {
      const attack = attacks[WEAKNESSES[name] - 1];
      expect(await attack.measure(wholeEvidence)).toBeLessThanOrEqual(
        attack.bound,
      );
      weaken?.();
      expect(await attack.measure(await collect(scene))).toBeGreaterThan(
        attack.bound,
      );
    },
  );
});

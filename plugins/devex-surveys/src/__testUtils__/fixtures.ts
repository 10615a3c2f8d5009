import {
  Invitation,
  itemBank,
  Round,
  RoundResults,
  SurveyAction,
} from '@milepost/plugin-devex-surveys-common';

export const action: SurveyAction = {
  id: 'a1',
  roundId: 'r0',
  title: 'Halve the CI time',
  owner: 'group:default/platform',
  dueOn: '2026-12-01',
  status: 'done',
  outcome: 'From 20 to 9 minutes',
};

export const lattice: Round['lattice'] = [
  {
    id: 'org',
    title: 'Everybody',
    kind: 'organisation',
    groups: [],
    invited: 40,
  },
  {
    id: 'big',
    parentId: 'org',
    title: 'Big team',
    kind: 'bucket',
    groups: [{ ref: 'group:default/big', title: 'Big team', size: 20 }],
    scope: 'group:default/big',
    invited: 20,
  },
  {
    id: 'small',
    parentId: 'org',
    title: 'Small and Tiny',
    kind: 'bucket',
    groups: [
      { ref: 'group:default/tiny', title: 'Tiny', size: 4 },
      { ref: 'group:default/small', title: 'Small', size: 5 },
    ],
    invited: 9,
  },
];

export const round: Round = {
  id: 'r1',
  title: 'DevEx 2026 Q4',
  state: 'open',
  items: itemBank.filter(({ kind }) => kind !== 'recommendation'),
  opensAt: '2026-11-16T00:00:00Z',
  closesAt: '2026-11-27T23:59:00Z',
  minAnswers: 5,
  minInvited: 8,
  lattice,
  invited: 40,
  actions: [],
};

export const invitation: Invitation = {
  round,
  keyId: 'key',
  bucketTitle: 'Big team',
  bucketMembers: ['user:default/noor', 'user:default/linh'],
  tokenIssued: true,
  previousActions: [action],
};

const protectedGroup = {
  'feedback-loops': { status: 'protected' as const },
  'cognitive-load': { status: 'protected' as const },
  'flow-state': { status: 'protected' as const },
};

export const results: RoundResults = {
  roundId: 'r1',
  title: 'DevEx 2026 Q4',
  closedAt: '2026-11-27T23:59:00Z',
  minAnswers: 5,
  items: round.items,
  lattice,
  groups: [
    {
      nodeId: 'org',
      response: '70-84',
      lowConfidence: false,
      items: {
        'ci-feedback@1': {
          status: 'shown',
          n: 30,
          favourable: { percent: 60 },
          interval: { low: 51, high: 69 },
          distribution: [10, 10, 20, 40, 20],
          change: { points: -14, significant: true },
        },
        'review-wait@1': {
          status: 'shown',
          n: 31,
          favourable: { percent: 90, bound: 'at-least' },
        },
        'deep-work@1': {
          status: 'coarse',
          favourable: { percent: 45 },
          step: 5,
        },
        'clear-goals@1': { status: 'protected' },
      },
      dimensions: {
        'feedback-loops': {
          status: 'shown',
          favourable: 62,
          interval: { low: 55, high: 69 },
          items: 3,
          change: { points: 3, significant: false },
        },
        'cognitive-load': { status: 'protected' },
        'flow-state': { status: 'not-asked' },
      },
    },
    {
      nodeId: 'small',
      response: 'below-50',
      lowConfidence: true,
      items: {},
      dimensions: protectedGroup,
    },
  ],
  comments: {
    status: 'shown',
    comments: [{ id: 'c1', text: 'Faster builds' }],
    redacted: 1,
  },
  previousRounds: 2,
};

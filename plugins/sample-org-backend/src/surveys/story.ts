/**
 * The story that the past surveys of the sample organisation tell: CI got slower for a
 * year, then the platform team made it fast again; reviews got better where a team agreed
 * on a time for them; nobody has found time for deep work.
 */

/** The favourable share of an item in each of the six rounds, in percent. */
export const ITEM_SHARES: Readonly<Record<string, readonly number[]>> = {
  'ci-feedback@1': [58, 50, 42, 36, 55, 70],
  'review-wait@1': [40, 44, 46, 55, 60, 62],
  'release-ease@1': [45, 48, 50, 52, 60, 66],
  'code-clarity@1': [62, 60, 61, 63, 62, 64],
  'finding-answers@1': [38, 40, 42, 41, 48, 52],
  'tool-ease@1': [42, 40, 44, 46, 58, 65],
  'deep-work@1': [44, 40, 38, 36, 37, 35],
  'clear-goals@1': [56, 55, 58, 54, 57, 60],
  'overall-ease@1': [50, 48, 46, 45, 56, 62],
};

/** How far a department is above or below the others, in points. */
export const DEPARTMENT_SHIFTS: Readonly<Record<string, number>> = {
  shopping: 4,
  fulfilment: -8,
  'customers-and-money': 0,
  technology: 6,
};

/**
 * In the last round those who write no code left out what is asked about code and tools.
 * So four of a department answered, which is too few, and these answers are locked; with
 * them those of the next smallest department, which could be had by subtraction.
 */
export const LEFT_OUT = {
  round: 'sample-2026-q3',
  department: 'customers-and-money',
  items: ['code-clarity@1', 'tool-ease@1'],
  answers: 4,
} as const;

/** The share of a department that answered, in percent. */
export const RESPONSE = [72, 76, 78, 80, 86, 88] as const;

/** One past round. */
export interface PastRound {
  id: string;
  title: string;
  opensAt: string;
  closesAt: string;
  comments: string[];
  actions: Array<{
    title: string;
    owner: string;
    dueOn: string;
    status: 'planned' | 'done' | 'dropped';
    outcome?: string;
  }>;
}

/** The oldest first. */
export const PAST_ROUNDS: readonly PastRound[] = [
  {
    id: 'sample-2025-q2',
    title: 'Q2 2025',
    opensAt: '2025-05-12T08:00:00Z',
    closesAt: '2025-05-23T16:00:00Z',
    comments: [
      'Reviews wait for days',
      'Too many meetings in the morning',
      'Docs are out of date',
      'The staging environment is down too often',
      'Fewer dashboards, better ones',
    ],
    actions: [
      {
        title: 'Agree on a time for reviews in each team',
        owner: 'group:default/shopping',
        dueOn: '2025-08-31',
        status: 'done',
        outcome: 'Reviews wait half a day less since',
      },
    ],
  },
  {
    id: 'sample-2025-q3',
    title: 'Q3 2025',
    opensAt: '2025-08-18T08:00:00Z',
    closesAt: '2025-08-29T16:00:00Z',
    comments: [
      'CI takes longer every month',
      'Flaky tests make me rerun everything',
      'I cannot find who owns what',
      'Search does not find our runbooks',
      'Releases are nice now',
      'Let us have one day without meetings',
    ],
    actions: [
      {
        title: 'Put an owner on every component in the catalog',
        owner: 'group:default/platform',
        dueOn: '2025-11-30',
        status: 'done',
        outcome: 'All thirty components have one',
      },
    ],
  },
  {
    id: 'sample-2025-q4',
    title: 'Q4 2025',
    opensAt: '2025-11-10T08:00:00Z',
    closesAt: '2025-11-21T16:00:00Z',
    comments: [
      'Twenty minutes for a red build',
      'Please quarantine flaky tests',
      'Interruptions all day',
      'Too many ways to make a service',
      'Onboarding took me weeks',
    ],
    actions: [
      {
        title: 'One afternoon a week without meetings',
        owner: 'group:default/acme',
        dueOn: '2026-01-31',
        status: 'dropped',
        outcome: 'Customer care could not take part; we look for another way',
      },
    ],
  },
  {
    id: 'sample-2026-q1',
    title: 'Q1 2026',
    opensAt: '2026-02-09T08:00:00Z',
    closesAt: '2026-02-20T16:00:00Z',
    comments: [
      'CI, CI, CI',
      'The queue for runners is longer than the build',
      'Make the first service easier',
      'Alerts at night that mean nothing',
      'Reviews are good now',
      'Templates would help',
    ],
    actions: [
      {
        title: 'Cache dependencies in CI and double the runners',
        owner: 'group:default/platform',
        dueOn: '2026-04-30',
        status: 'done',
        outcome: 'A build takes six minutes instead of nineteen',
      },
      {
        title: 'Golden path for Go services',
        owner: 'group:default/platform',
        dueOn: '2026-06-30',
        status: 'done',
        outcome: 'Live, and used by four teams',
      },
    ],
  },
  {
    id: 'sample-2026-q2',
    title: 'Q2 2026',
    opensAt: '2026-05-11T08:00:00Z',
    closesAt: '2026-05-22T16:00:00Z',
    comments: [
      'Builds are fast again, thank you',
      'Still no time to think',
      'The golden path is great for Go, what about Python',
      'Docs got better',
      'Too much unplanned work after releases',
    ],
    actions: [
      {
        title: 'Golden path for Python services',
        owner: 'group:default/platform',
        dueOn: '2026-09-30',
        status: 'done',
        outcome: 'Live since September',
      },
    ],
  },
  {
    id: 'sample-2026-q3',
    title: 'Q3 2026',
    opensAt: '2026-08-17T08:00:00Z',
    closesAt: '2026-08-28T16:00:00Z',
    comments: [
      'Deep work, please',
      'Fewer chats that expect an answer at once',
      'Warehouse alerts need owners',
      'Search finds things now',
      'Preview environments would be nice',
      'Keep going',
    ],
    actions: [
      {
        title: 'Two quiet mornings a week, chosen by each team',
        owner: 'group:default/acme',
        dueOn: '2026-12-15',
        status: 'planned',
      },
      {
        title: 'An owner and a runbook for every alert of the warehouse',
        owner: 'group:default/fulfilment',
        dueOn: '2026-11-30',
        status: 'planned',
      },
    ],
  },
];

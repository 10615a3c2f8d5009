import { COMPANY, groups } from '../organisation/data';
import {
  DEPARTMENT_SHIFTS,
  ITEM_SHARES,
  LEFT_OUT,
  PAST_ROUNDS,
  PastRound,
  RESPONSE,
} from './story';

const TEXT_ITEM = 'first-fix@1';

/** Of the people who are not favourable, so many are neutral, in percent. */
const NEUTRAL = 45;
/** Of the favourable and of the unfavourable, so many say so strongly, in percent. */
const STRONG = 35;

/** The past rounds as the surveys' import takes them, the oldest first. */
export function createHistory(): object[] {
  return PAST_ROUNDS.map(createRound);
}

function createRound(round: PastRound, index: number): object {
  const departments = groups
    .filter(({ type }) => type === 'department')
    .map(department => ({
      name: department.name,
      title: department.title,
      size: teamsOf(department.name).reduce((sum, { size }) => sum + size, 0),
    }));
  const nodeId = (name: string) => `bucket:group:default/${name}`;
  return {
    ...round,
    source: 'Sample organisation',
    items: [...Object.keys(ITEM_SHARES), TEXT_ITEM],
    lattice: [
      {
        id: 'organisation',
        title: groups.find(({ name }) => name === COMPANY)?.title,
        kind: 'organisation',
        groups: [],
        invited: departments.reduce((total, { size }) => total + size, 0),
      },
      ...departments.map(({ name, title, size }) => ({
        id: nodeId(name),
        title,
        parentId: 'organisation',
        kind: 'bucket',
        groups: teamsOf(name),
        scope: `group:default/${name}`,
        invited: size,
      })),
    ],
    buckets: departments.map(({ name, size }) => {
      const responses = Math.round((size * RESPONSE[index]) / 100);
      return {
        nodeId: nodeId(name),
        responses,
        histograms: Object.fromEntries(
          Object.entries(ITEM_SHARES).map(([item, shares]) => [
            item,
            histogramOf(
              answersTo(item, { round, department: name, responses }),
              shares[index] + DEPARTMENT_SHIFTS[name],
            ),
          ]),
        ),
      };
    }),
  };
}

/** How many of those who answered did not leave an item out. */
function answersTo(
  item: string,
  answers: { round: PastRound; department: string; responses: number },
): number {
  const { round, department, responses } = answers;
  const isLeftOut =
    round.id === LEFT_OUT.round &&
    department === LEFT_OUT.department &&
    LEFT_OUT.items.some(id => id === item);
  return isLeftOut ? LEFT_OUT.answers : responses;
}

/** The teams of a department; the guest is one of the platform team. */
function teamsOf(department: string) {
  return groups
    .filter(({ parent }) => parent === department)
    .map(({ name, title, size = 0 }) => ({
      ref: `group:default/${name}`,
      title,
      size: name === 'platform' ? size + 1 : size,
    }));
}

/** Spreads people over the five answers so that a share of them is favourable. */
function histogramOf(people: number, favourablePercent: number): number[] {
  const favourable = Math.round((people * favourablePercent) / 100);
  const neutral = Math.round(((people - favourable) * NEUTRAL) / 100);
  const unfavourable = people - favourable - neutral;
  const strongly = (count: number) => Math.round((count * STRONG) / 100);
  return [
    strongly(unfavourable),
    unfavourable - strongly(unfavourable),
    neutral,
    favourable - strongly(favourable),
    strongly(favourable),
  ];
}

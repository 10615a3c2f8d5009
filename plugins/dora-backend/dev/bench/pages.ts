import { Size } from './generate';

/** A page that is measured. */
export interface BenchPage {
  name: string;
  /** The path of the i-th request: no two ask of the same scope, where there are many. */
  path(i: number): string;
}

const WEEKS_MS = 52 * 7 * 86_400_000;

const date = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** What people open. */
export function pagesOf({ components }: Size, now: number): BenchPage[] {
  const window = new URLSearchParams({
    from: date(now - WEEKS_MS),
    to: date(now),
  });
  const metrics = (scope: string) =>
    `/metrics?scope=${scope}&${window}&bucket=week`;
  const service = (i: number) =>
    `component:default/service-${1 + ((i * 7919) % components)}`;
  const groups = Math.ceil(components / 50);
  const group = (i: number) => `group:default/group-${(i * 31) % groups}`;
  return [
    {
      name: 'organisation: five metrics, 52 weeks, with comparison',
      path: () => metrics('organisation'),
    },
    { name: 'component: the same', path: i => metrics(service(i)) },
    { name: 'group of 50 services: the same', path: i => metrics(group(i)) },
    {
      name: 'group of 50 services: its services, 13 weeks',
      path: i =>
        `/services?scope=${group(i)}&from=${date(now - WEEKS_MS / 4)}&to=${date(
          now,
        )}`,
    },
    {
      name: 'group of 50 services: the same with sparklines of 13 weeks',
      path: i =>
        `/services?scope=${group(i)}&bucket=week&from=${date(
          now - WEEKS_MS / 4,
        )}&to=${date(now)}`,
    },
    {
      name: 'organisation: the first 50 of its services, with sparklines',
      path: () =>
        `/services?scope=organisation&bucket=week&from=${date(
          now - WEEKS_MS / 4,
        )}&to=${date(now)}`,
    },
    {
      name: 'organisation: five metrics, 52 weeks, without bots',
      path: () => `${metrics('organisation')}&bots=exclude`,
    },
    {
      name: 'organisation: 50 deployments',
      path: () => `/deployments?scope=organisation&${window}`,
    },
    {
      name: 'organisation: 50 changes',
      path: () => `/changes?scope=organisation&${window}`,
    },
    {
      name: 'component: 50 changes',
      path: i => `/changes?scope=${service(i)}&${window}`,
    },
  ];
}

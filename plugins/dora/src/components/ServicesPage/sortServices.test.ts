import { ServiceMetricReport } from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { reportOf, sortServices } from './sortServices';

const metric = 'change-lead-time';
const item = (name: string, value: number | null) => ({
  id: `component:default/${name}`,
  component: `component:default/${name}`,
  name,
  metrics: [{ metric, value } as ServiceMetricReport],
});
const names = (items: { name: string }[]) => items.map(({ name }) => name);

describe('sortServices', () => {
  const items = [item('b', 2), item('c', null), item('a', 3), item('d', 2)];

  it('sorts by name, and by value with those without one last', () => {
    expect(
      names(sortServices(items, { column: 'name', direction: 'descending' })),
    ).toEqual(['d', 'c', 'b', 'a']);
    expect(
      names(sortServices(items, { column: metric, direction: 'ascending' })),
    ).toEqual(['b', 'd', 'a', 'c']);
    expect(
      names(sortServices(items, { column: metric, direction: 'descending' })),
    ).toEqual(['a', 'b', 'd', 'c']);
  });

  it('keeps every service, in one order however they came', () => {
    const services = fc.uniqueArray(
      fc.tuple(fc.string(), fc.option(fc.nat(5))),
      { selector: ([name]) => name },
    );
    fc.assert(
      fc.property(
        services,
        fc.constantFrom('name', metric),
        fc.constantFrom('ascending' as const, 'descending' as const),
        (pairs, column, direction) => {
          const all = pairs.map(([name, value]) => item(name, value));
          const sorted = sortServices(all, { column, direction });
          expect(names(sorted).sort()).toEqual(names(all).sort());
          expect(
            sortServices([...all].reverse(), { column, direction }),
          ).toEqual(sorted);
          const values = sorted.map(row => reportOf(row, metric)?.value);
          const first = values.indexOf(null);
          expect(
            column === 'name' ||
              first === -1 ||
              values.slice(first).every(value => value === null),
          ).toBe(true);
        },
      ),
    );
  });
});

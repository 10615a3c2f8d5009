import {
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  INCIDENT_FILTERS,
  METRIC_IDS,
} from '@milepost/plugin-dora-common';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  changeView,
  DEFAULT_VIEW,
  DeliveryView,
  parseView,
  PRESET_DAYS,
  rowsQuery,
  serialiseFrame,
  serialiseView,
  toRequest,
  whyQuery,
} from '.';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 });
const instant = fc
  .date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  })
  .map(date => date.toISOString());
const spanOf = (moment: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(moment, { minLength: 2, maxLength: 2 })
    .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const list = <K extends string, F extends string>(
  kind: K,
  filters: readonly F[],
) => fc.constantFrom(...filters).map(filter => ({ kind, filter }));

const anyView: fc.Arbitrary<DeliveryView> = fc.record(
  {
    scope: text,
    window: fc.oneof(
      fc.constantFrom(...PRESET_DAYS).map(days => ({ days })),
      spanOf(instant.map(moment => moment.slice(0, 10))),
    ),
    bucket: fc.constantFrom('day', 'week', 'month', 'quarter'),
    environment: text,
    start: fc.constantFrom('commit', 'merge'),
    bots: fc.constantFrom('include', 'exclude'),
    compare: fc.boolean(),
    edition: text,
    metric: fc.constantFrom(...METRIC_IDS),
    list: fc.oneof(
      list('deployments', DEPLOYMENT_FILTERS),
      list('changes', CHANGE_FILTERS),
      list('incidents', INCIDENT_FILTERS),
    ),
    piece: spanOf(instant),
    why: fc.record({
      component: text,
      environment: text,
      source: text,
      id: text,
    }),
  },
  {
    requiredKeys: ['window', 'bucket', 'compare', 'list'],
  },
);

const reread = (params: URLSearchParams) =>
  parseView(new URLSearchParams(params.toString()));

describe('the address of a view', () => {
  it('is empty for what everybody sees first', () => {
    expect(serialiseView(DEFAULT_VIEW).toString()).toBe('');
    expect(parseView(new URLSearchParams())).toEqual(DEFAULT_VIEW);
  });

  it('brings any view back as it was', () => {
    fc.assert(
      fc.property(anyView, view => {
        expect(reread(serialiseView(view))).toEqual(view);
      }),
    );
  });

  it('opens whatever somebody typed', () => {
    const names = [
      ...['scope', 'window', 'from', 'to', 'bucket', 'env', 'start', 'bots'],
      ...['compare', 'edition', 'metric', 'list', 'filter', 'since', 'until'],
      'why',
    ];
    const typed = fc.array(
      fc.tuple(
        fc.constantFrom(...names),
        fc.oneof(
          fc.string(),
          fc.constantFrom('90d', '2026-02-31', '2026-13-01', 'a/%/c/d', 'week'),
        ),
      ),
    );
    fc.assert(
      fc.property(typed, entries => {
        const view = parseView(new URLSearchParams(entries));
        expect(reread(serialiseView(view))).toEqual(view);
      }),
    );
    expect(
      parseView(new URLSearchParams('from=2026-02-30&to=2026-03-01')).window,
    ).toEqual(DEFAULT_VIEW.window);
    expect(
      parseView(new URLSearchParams('from=2026-03-02&to=2026-03-01')).window,
    ).toEqual(DEFAULT_VIEW.window);
    expect(
      parseView(new URLSearchParams('list=changes&filter=rework')).list,
    ).toEqual({ kind: 'changes', filter: 'all' });
  });

  it('takes the frame along to the rows, and nothing else', () => {
    fc.assert(
      fc.property(anyView, view => {
        const query = rowsQuery(view, { kind: 'changes', filter: 'excluded' });
        const { metric, piece, why, ...frame } = view;
        expect(parseView(new URLSearchParams(query))).toEqual({
          ...frame,
          list: { kind: 'changes', filter: 'excluded' },
        });
        expect(serialiseFrame(view).toString()).toBe(
          serialiseFrame(frame).toString(),
        );
      }),
    );
  });

  it('leads to a piece, to another scope and to an explanation', () => {
    const piece = { from: '2026-03-02T00:00:00Z', to: '2026-03-09T00:00:00Z' };
    expect(
      parseView(
        new URLSearchParams(
          rowsQuery(
            { ...DEFAULT_VIEW, scope: 'group:default/a' },
            {
              kind: 'deployments',
              filter: 'failed',
              scope: 'component:default/b',
              ...piece,
            },
          ),
        ),
      ),
    ).toEqual({
      ...DEFAULT_VIEW,
      scope: 'component:default/b',
      list: { kind: 'deployments', filter: 'failed' },
      piece,
    });
    const why = {
      component: 'component:default/a',
      environment: 'prod/eu 1 %',
      source: 'generic',
      id: 'a/b?c=d&e#f',
    };
    expect(
      parseView(new URLSearchParams(whyQuery(DEFAULT_VIEW, why))).why,
    ).toEqual(why);
  });
});

describe('changeView', () => {
  it('ends what means nothing in another window', () => {
    fc.assert(
      fc.property(anyView, view => {
        const changed = changeView(view, { window: { days: 30 } });
        expect(changed).not.toHaveProperty('piece');
        expect(changed).not.toHaveProperty('why');
        expect(changed.list).toEqual(view.list);
        expect(changeView(view, { metric: 'change-fail-rate' })).toEqual({
          ...view,
          metric: 'change-fail-rate',
        });
      }),
    );
  });
});

describe('toRequest', () => {
  const ask = (now: string, zone: string) =>
    toRequest(
      { ...DEFAULT_VIEW, scope: 'organisation', window: { days: 30 } },
      { zone, now: DateTime.fromISO(now) },
    );

  it('counts days by the calendar of the organisation, today being the last', () => {
    expect(ask('2026-04-10T23:30:00Z', 'UTC')).toMatchObject({
      from: '2026-03-12',
      to: '2026-04-11',
    });
    // There it is tomorrow already, and a day of these thirty had 23 hours.
    expect(ask('2026-04-10T23:30:00Z', 'Europe/Berlin')).toMatchObject({
      from: '2026-03-13',
      to: '2026-04-12',
    });
  });

  it('asks for dates as they were chosen', () => {
    const window = { from: '2026-01-01', to: '2026-02-01' };
    expect(
      toRequest(
        { ...DEFAULT_VIEW, scope: 'group:default/a', window },
        { zone: 'UTC' },
      ),
    ).toMatchObject({ ...window, scope: 'group:default/a' });
  });
});

import { fireEvent, screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../__testUtils__/renderChart';
import { BarsChart, DotStrip, HeatMap, ShareBar, Sparkline, Timeline } from '.';

const LONG_NAME = 'A very long name '.repeat(6).trim();
const count = (value: number) => `${value} times`;
const hours = (value: number) => `${value} h`;
const percent = (value: number) => `${Math.round(value * 100)} %`;
const moment = (ms: number) => `minute ${ms / 60_000}`;
const MINUTE = 60_000;

describe('BarsChart', () => {
  const chart = (
    <BarsChart
      label="Change fail rate"
      series={[
        { id: 'planned', name: 'Planned', tone: 'accent' },
        { id: 'hotfix', name: 'Hotfix', tone: 'warn' },
      ]}
      points={[
        {
          key: 'w1',
          label: 'Week 1',
          n: 10,
          values: { planned: 8, hotfix: 2 },
          ratio: 0.2,
          interval: { low: 0.06, high: 0.51 },
        },
        { key: 'w2', label: 'Week 2', n: 0, values: {}, ratio: null },
        {
          key: 'w3',
          label: 'Week 3',
          n: 3,
          values: { planned: 3 },
          ratio: 0,
          provisional: true,
        },
      ]}
      format={count}
      formatRatio={percent}
      ratioName="Fail rate"
      target={{ value: 0.15, name: 'Target: 15 %' }}
    />
  );

  it('has counts, ratio and interval in a table', async () => {
    const { user, container } = renderChart(chart);
    expect(await tableOf(user)).toEqual([
      [
        'Period',
        'Planned',
        'Hotfix',
        'Fail rate',
        'Fail rate, 95 % interval',
        'n',
        'Notes',
      ],
      ['Week 1', '8 times', '2 times', '20 %', '6 % to 51 %', '10', ''],
      ['Week 2', '0 times', '0 times', 'no data', 'no data', '0', ''],
      ['Week 3', '3 times', '0 times', '0 %', 'no data', '3', 'provisional'],
    ]);
    expect(await violationsIn(container)).toEqual([]);
  });

  it('differs by texture, cuts what is provisional, and names its target', async () => {
    const { container } = renderChart(chart);
    expect(await screen.findByText('Target: 15 %')).toBeInTheDocument();
    const fills = Array.from(
      container.querySelectorAll('.recharts-bar-rectangle rect'),
      rect => rect.getAttribute('fill') ?? '',
    );
    expect(fills.filter(fill => fill.includes('-warn-dots'))).toHaveLength(1);
    expect(fills.filter(fill => fill.endsWith('-cut)'))).toHaveLength(1);
    expect(await violationsIn(container)).toEqual([]);
  });
});

describe('DotStrip', () => {
  it('walks through the time, also to what is open or has no value', async () => {
    const onSelect = jest.fn();
    const { user, container } = renderChart(
      <DotStrip
        label="Recovery"
        points={[
          { id: 'b', at: 9 * MINUTE, value: 4, open: true, name: LONG_NAME },
          {
            id: 'a',
            at: 2 * MINUTE,
            value: 1,
            name: 'First',
            detail: 'undone',
          },
          { id: 'c', at: 10 * MINUTE, value: null, name: 'Last' },
        ]}
        from={0}
        to={10 * MINUTE}
        median={1}
        scale="log"
        format={hours}
        formatTime={moment}
        onSelect={onSelect}
      />,
    );
    expect(await screen.findByText('Median 1 h')).toBeInTheDocument();
    await user.tab();
    const active = () => screen.getByRole('option');
    expect(active()).toHaveAccessibleName('Last, no data, minute 10');
    await user.keyboard('{ArrowLeft}');
    expect(active()).toHaveAccessibleName(
      `${LONG_NAME}, 4 h, minute 9, still open`,
    );
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenLastCalledWith('b');
    expect(await violationsIn(container)).toEqual([]);
    expect(await tableOf(user)).toEqual([
      ['Name', 'Time', 'Value', 'Notes'],
      ['First', 'minute 2', '1 h', 'undone'],
      [LONG_NAME, 'minute 9', '4 h', 'still open'],
      ['Last', 'minute 10', 'no data', ''],
    ]);
  });

  it('stays one option however many dots there are', async () => {
    renderChart(
      <DotStrip
        label="Recovery"
        points={Array.from({ length: 2000 }, (_, index) => ({
          id: String(index),
          at: index,
          value: 1 + (index % 97),
          name: `Failure ${index}`,
        }))}
        from={0}
        to={2000}
        format={hours}
        formatTime={String}
      />,
    );
    const option = await screen.findByRole('option');
    expect(option).toHaveAttribute('aria-setsize', '2000');
    expect(option).toHaveAccessibleName('Failure 1999, 60 h, 1999');
  });
});

describe('ShareBar', () => {
  it('names the largest part, and each with its share', async () => {
    const { user, container } = renderChart(
      <ShareBar
        label="Stages"
        parts={[
          { id: 'code', name: 'Coding', value: 1 },
          { id: 'wait', name: 'Waiting', value: 3, detail: 'from 8 changes' },
        ]}
        format={hours}
      />,
    );
    expect(screen.getByText('Largest: Waiting, 3 h (75 %)')).toBeVisible();
    await user.tab();
    expect(screen.getByRole('option')).toHaveAccessibleName(
      'Coding, 1 h, 25 %',
    );
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('option')).toHaveAccessibleName(
      'Waiting, 3 h, 75 %, from 8 changes',
    );
    expect(await violationsIn(container)).toEqual([]);
    expect((await tableOf(user))[2]).toEqual([
      'Waiting',
      '3 h',
      '75 %',
      'from 8 changes',
    ]);
  });

  it('says that a whole of nothing is no data', () => {
    renderChart(
      <ShareBar
        label="Stages"
        parts={[{ id: 'code', name: 'Coding', value: 0 }]}
        format={hours}
      />,
    );
    expect(screen.getByText('No data in this period')).toBeVisible();
    expect(screen.queryByText(/Largest/)).not.toBeInTheDocument();
  });
});

describe('HeatMap', () => {
  it('goes by days and weeks, and points at the day under the pointer', async () => {
    const onSelect = jest.fn();
    const { user, container } = renderChart(
      <HeatMap
        label="Deployments"
        days={Array.from({ length: 14 }, (_, index) => ({
          date: `2026-11-${String(index + 2).padStart(2, '0')}`,
          value: index,
          provisional: index === 13,
        }))}
        format={count}
        formatDay={date => `day ${date}`}
        onSelect={onSelect}
      />,
    );
    await user.tab();
    const active = () => screen.getByRole('option');
    expect(active()).toHaveAccessibleName(
      'day 2026-11-15, 13 times, provisional',
    );
    await user.keyboard('{ArrowLeft}{ArrowUp}{Enter}');
    expect(active()).toHaveAccessibleName('day 2026-11-07, 5 times');
    expect(onSelect).toHaveBeenLastCalledWith('2026-11-07');

    const plot = screen.getByRole('listbox');
    fireEvent.click(plot, { clientX: 2, clientY: 20 });
    expect(onSelect).toHaveBeenLastCalledWith('2026-11-02');
    onSelect.mockClear();
    fireEvent.click(plot, { clientX: 600, clientY: 20 });
    expect(onSelect).not.toHaveBeenCalled();
    expect(await violationsIn(container)).toEqual([]);
  });

  it('needs a second touch to choose, since the first only points', () => {
    const onSelect = jest.fn();
    renderChart(
      <HeatMap
        label="Deployments"
        days={[{ date: '2026-11-02', value: 1 }]}
        format={count}
        formatDay={String}
        onSelect={onSelect}
      />,
    );
    const plot = screen.getByRole('listbox');
    const touch = { clientX: 2, clientY: 20, pointerType: 'touch' };
    fireEvent.pointerDown(plot, touch);
    fireEvent.click(plot, touch);
    expect(screen.getByText('2026-11-02')).toBeInTheDocument();
    expect(onSelect).not.toHaveBeenCalled();
    fireEvent.pointerDown(plot, touch);
    fireEvent.click(plot, touch);
    expect(onSelect).toHaveBeenCalledWith('2026-11-02');
  });
});

describe('Timeline', () => {
  it('goes along the time and between lanes, and says what lasts', async () => {
    const { user, container } = renderChart(
      <Timeline
        label="What happened"
        lanes={[
          { id: 'a', name: LONG_NAME },
          { id: 'b', name: 'ledger' },
        ]}
        events={[
          { id: '1', lane: 'a', kind: 'deployment', at: MINUTE, name: 'v1' },
          {
            id: '2',
            lane: 'b',
            kind: 'incident',
            at: 2 * MINUTE,
            until: null,
            name: 'Down',
          },
          { id: '3', lane: 'a', kind: 'fix', at: 5 * MINUTE, name: 'v2' },
        ]}
        from={0}
        to={6 * MINUTE}
        formatTime={moment}
      />,
    );
    await user.tab();
    const active = () => screen.getByRole('option');
    expect(active()).toHaveAccessibleName(`v2, Fix, ${LONG_NAME}, minute 5`);
    await user.keyboard('{ArrowDown}');
    expect(active()).toHaveAccessibleName(
      'Down, Incident, ledger, minute 2 to goes on',
    );
    await user.keyboard('{ArrowUp}');
    expect(active()).toHaveAccessibleName(/^v1, Deployment/);
    expect(await violationsIn(container)).toEqual([]);
    expect((await tableOf(user))[2]).toEqual([
      'Down',
      'Incident',
      'ledger',
      'minute 2',
      'goes on',
      '',
    ]);
  });
});

describe('Sparkline', () => {
  it('says its course in words, of many values, one and none', () => {
    renderChart(
      <>
        <Sparkline
          label="Lead time"
          values={[3, null, 1, 9, 4]}
          format={hours}
        />
        <Sparkline label="One" values={[null, 2]} format={hours} />
        <Sparkline label="None" values={[]} format={hours} />
      </>,
    );
    expect(
      screen.getAllByRole('img').map(image => image.getAttribute('aria-label')),
    ).toEqual([
      'Lead time: from 3 h to 4 h, lowest 1 h, highest 9 h',
      'One: 2 h',
      'None: no data',
    ]);
  });
});

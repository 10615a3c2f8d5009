import { screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../../__testUtils__/renderChart';
import { BarsChart } from '.';

const count = (value: number) => `${value} times`;
const percent = (value: number) => `${Math.round(value * 100)} %`;

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

import { fireEvent, screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../../__testUtils__/renderChart';
import { LineBandChart, LineBandChartProps } from '.';

const POINTS: LineBandChartProps['points'] = [
  { key: 'w1', label: 'Week 1', n: 5, value: 2, low: 1, high: 4, upper: 9 },
  { key: 'w2', label: 'Week 2', n: 0, value: null },
  {
    key: 'w3',
    label: 'Week 3',
    n: 4,
    value: 3,
    low: 2,
    high: 5,
    partial: true,
  },
  {
    key: 'w4',
    label: 'Week 4',
    n: 2,
    value: 6,
    provisional: true,
    detail: 'two sources are silent',
  },
];

function chart(props: Partial<LineBandChartProps> = {}) {
  return (
    <LineBandChart
      label="Lead time"
      points={POINTS}
      format={value => `${value} h`}
      valueName="Median"
      bandName="Middle half"
      upperName="90th percentile"
      {...props}
    />
  );
}

describe('LineBandChart', () => {
  it('has the same numbers in a table, where nothing known is no data', async () => {
    const onSelect = jest.fn();
    const { user, container } = renderChart(chart({ onSelect }));
    expect(screen.getByRole('figure', { name: 'Lead time' })).toBeVisible();
    expect(await tableOf(user)).toEqual([
      ['Period', 'Median', 'Middle half', '90th percentile', 'n', 'Notes'],
      ['Week 1', '2 h', '1 h to 4 h', '9 h', '5', ''],
      ['Week 2', 'no data', 'no data', 'no data', '0', ''],
      [
        'Week 3',
        '3 h',
        '2 h to 5 h',
        'no data',
        '4',
        'part of the period only',
      ],
      [
        'Week 4',
        '6 h',
        'no data',
        'no data',
        '2',
        'provisional; two sources are silent',
      ],
    ]);
    expect(screen.getByRole('table', { name: 'Lead time' })).toBeVisible();
    expect(await violationsIn(container)).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Week 3' }));
    expect(onSelect).toHaveBeenCalledWith('w3');
  });

  it('is walked through with the keyboard, and says where it is', async () => {
    const onSelect = jest.fn();
    const { user, container } = renderChart(chart({ onSelect }));
    await screen.findByRole('listbox');
    await user.tab();
    const plot = screen.getByRole('listbox', { name: 'Lead time' });
    expect(plot).toHaveFocus();
    expect(plot).toHaveAccessibleDescription(
      'Move with the arrow keys. Press Enter for details.',
    );
    const active = () => screen.getByRole('option');
    expect(active()).toHaveAccessibleName(
      'Week 4, Median: 6 h, n = 2, provisional, two sources are silent',
    );
    expect(plot).toHaveAttribute('aria-activedescendant', active().id);
    expect(active()).toHaveAttribute('aria-posinset', '4');

    await user.keyboard('{Home}{ArrowLeft}');
    expect(active()).toHaveAccessibleName(
      'Week 1, Median: 2 h, Middle half: 1 h to 4 h, 90th percentile: 9 h, n = 5',
    );
    await user.keyboard('{ArrowRight}');
    expect(active()).toHaveAccessibleName('Week 2, Median: no data, n = 0');
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith('w2');
    expect(await violationsIn(container)).toEqual([]);
  });

  it('shows its tooltip to keyboard and pointer, until Escape', async () => {
    const { user } = renderChart(chart());
    await pictureOf('Lead time');
    expect(screen.queryByText('n = 2')).not.toBeInTheDocument();
    await user.tab();
    expect(screen.getByText('n = 2')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('n = 2')).not.toBeInTheDocument();

    const plot = screen.getByRole('listbox');
    fireEvent.pointerMove(plot, { clientX: 0, clientY: 100 });
    expect(screen.getByText('n = 5')).toBeInTheDocument();
    fireEvent.pointerMove(plot, { clientX: 4000, clientY: 100 });
    expect(screen.getByText('n = 2')).toBeInTheDocument();
    fireEvent.pointerOut(plot);
    expect(screen.queryByText('n = 2')).not.toBeInTheDocument();
  });

  it('leaves a gap in the line, and hatches what is provisional', async () => {
    const { container } = renderChart(chart());
    await pictureOf('Lead time');
    const line = container.querySelector(
      'path.recharts-line-curve[stroke-width="2"]',
    );
    // One pen stroke before the gap and one after it.
    expect(line?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(
      container.querySelectorAll('rect[fill*="-hatch"][fill-opacity]'),
    ).toHaveLength(1);
    expect(
      screen.getByText('provisional: more may still arrive'),
    ).toBeVisible();
  });

  it('says that there is nothing, of no points and of none with a value', async () => {
    const { rerender, container } = renderChart(chart({ points: [] }));
    expect(screen.getByText('No data in this period')).toBeVisible();
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
    expect(await violationsIn(container)).toEqual([]);
    rerender(<></>);

    const second = renderChart(
      chart({ points: [{ key: 'w', label: 'Week', n: 0, value: null }] }),
    );
    expect(await screen.findByText('No data in this period')).toBeVisible();
    expect((await tableOf(second.user))[1]).toContain('no data');
  });
});

/** Waits for the code of the picture. */
async function pictureOf(name: string) {
  const plot = await screen.findByRole('listbox', { name });
  await screen.findByText('Median');
  expect(plot.querySelector('svg')).not.toBeNull();
}

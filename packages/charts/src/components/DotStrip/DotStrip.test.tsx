import { screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../../__testUtils__/renderChart';
import { DotStrip } from '.';

const LONG_NAME = 'A very long name '.repeat(6).trim();
const hours = (value: number) => `${value} h`;
const MINUTE = 60_000;
const moment = (ms: number) => `minute ${ms / MINUTE}`;

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

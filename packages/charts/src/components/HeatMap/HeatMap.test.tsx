import { fireEvent, screen } from '@testing-library/react';
import { renderChart, violationsIn } from '../../__testUtils__/renderChart';
import { HeatMap } from '.';

const count = (value: number) => `${value} times`;

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

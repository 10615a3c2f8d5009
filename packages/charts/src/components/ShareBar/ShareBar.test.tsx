import { screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../../__testUtils__/renderChart';
import { ShareBar } from '.';

const hours = (value: number) => `${value} h`;

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

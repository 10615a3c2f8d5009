import { screen } from '@testing-library/react';
import { renderChart } from '../../__testUtils__/renderChart';
import { Sparkline } from '.';

const hours = (value: number) => `${value} h`;

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

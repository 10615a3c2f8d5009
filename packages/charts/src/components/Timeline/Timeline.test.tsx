import { screen } from '@testing-library/react';
import {
  renderChart,
  tableOf,
  violationsIn,
} from '../../__testUtils__/renderChart';
import { Timeline } from '.';

const LONG_NAME = 'A very long name '.repeat(6).trim();
const MINUTE = 60_000;
const moment = (ms: number) => `minute ${ms / MINUTE}`;

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

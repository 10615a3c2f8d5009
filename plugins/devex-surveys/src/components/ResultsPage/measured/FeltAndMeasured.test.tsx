import { RoundResults } from '@milepost/plugin-devex-surveys-common';
import { MetricsReport } from '@milepost/plugin-dora-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { results } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { FeltAndMeasured } from './FeltAndMeasured';

const [organisation, big, small] = results.lattice;
const HOUR = 3600;
const shown = {
  status: 'shown' as const,
  n: 30,
  favourable: { percent: 60 },
  interval: { low: 51, high: 69 },
  distribution: [10, 10, 20, 40, 20],
};
const paired: RoundResults = {
  ...results,
  groups: [
    {
      ...results.groups[0],
      items: {
        'ci-feedback@1': shown,
        'review-wait@1': shown,
        'release-ease@1': shown,
        'overall-ease@1': { ...shown, n: 28 },
        'clear-goals@1': { status: 'protected' as const },
      },
    },
    { ...results.groups[1], nodeId: 'big', items: { 'review-wait@1': shown } },
    {
      ...results.groups[1],
      nodeId: 'small',
      items: { 'review-wait@1': { status: 'protected' as const } },
    },
  ],
};

/** As much of a report as is read here. */
const report = {
  stages: [
    { stage: 'pickup', n: 40, totalSeconds: 40 * 20 * HOUR, share: 0.5 },
    { stage: 'review', n: 50, totalSeconds: 50 * 8 * HOUR, share: 0.3 },
    { stage: 'wait', n: 0, totalSeconds: 0, share: null },
    { stage: 'deploy', n: 50, totalSeconds: 50, share: 0 },
  ],
  metrics: [
    {
      metric: 'change-lead-time',
      unit: 'seconds',
      value: null,
      n: 0,
      noData: {
        reason: 'no-changes',
        message: 'No change was deployed.',
        sources: [],
      },
    },
    { metric: 'deployment-frequency', unit: 'per-day', value: 0.5, n: 45 },
    { metric: 'change-fail-rate', unit: 'ratio', value: 0.125, n: 8 },
  ],
} as unknown as MetricsReport;

const api = {};

function row(name: RegExp) {
  return within(screen.getByRole('row', { name }));
}

describe('FeltAndMeasured', () => {
  it('shows both sides of a question with what each rests on', async () => {
    const getMetrics = jest.fn(async () => report);
    await renderPage(<FeltAndMeasured results={paired} node={organisation} />, {
      api,
      getMetrics,
    });
    expect(await screen.findByText('1 d 4 h')).toBeVisible();
    expect(getMetrics).toHaveBeenCalledTimes(1);
    expect(getMetrics).toHaveBeenCalledWith({
      scope: 'organisation',
      from: '2026-08-29T23:59:00.000Z',
      to: '2026-11-27T23:59:00Z',
      compare: false,
    });
    const review = row(/Code review/);
    expect(review.getByText('60 %')).toBeVisible();
    expect(review.getByText('30 answers')).toBeVisible();
    expect(review.getByText(/waiting for a reviewer, in review/)).toBeVisible();
    expect(review.getByText(/from 40 changes/)).toBeVisible();

    const release = row(/Reaching production/);
    expect(release.getByText('3.5 a week')).toBeVisible();
    expect(release.getByText(/from 45 deployments/)).toBeVisible();
    expect(release.getByText(/No data: No change was deployed/)).toBeVisible();
    expect(row(/Delivering software/).getByText('13 %')).toBeVisible();
    // Nothing stands beside what is kept back, or what nobody measures.
    expect(screen.queryByText('Clear goals')).not.toBeInTheDocument();
    expect(screen.queryByText('Tests and CI')).not.toBeInTheDocument();
  });

  it('asks for the group that the people are, and for nothing of a locked one', async () => {
    const getMetrics = jest.fn(async () => report);
    const { unmount } = await renderPage(
      <FeltAndMeasured results={paired} node={small} />,
      { api, getMetrics },
    );
    expect(await screen.findByText(/Kept back to protect/)).toBeVisible();
    expect(getMetrics).not.toHaveBeenCalled();
    unmount();

    await renderPage(<FeltAndMeasured results={paired} node={big} />, {
      api,
      getMetrics,
    });
    expect(await screen.findByText('1 d 4 h')).toBeVisible();
    expect(getMetrics).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'group:default/big' }),
    );
  });

  it('says why there is nothing, and tries again', async () => {
    const merged = { ...big, scope: undefined };
    const { unmount } = await renderPage(
      <FeltAndMeasured results={paired} node={merged} />,
      { api },
    );
    expect(await screen.findByText(/several groups were put/)).toBeVisible();
    unmount();

    const getMetrics = jest
      .fn()
      .mockRejectedValueOnce(new Error('You may not see metrics'))
      .mockResolvedValue(report);
    await renderPage(<FeltAndMeasured results={paired} node={big} />, {
      api,
      getMetrics,
    });
    expect(
      await screen.findByText('No data: You may not see metrics'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 d 4 h')).toBeVisible();
  });
});

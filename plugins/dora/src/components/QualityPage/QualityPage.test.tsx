import { DataQualityReport } from '@milepost/plugin-dora-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithDora } from '../../__testUtils__/renderWithDora';
import { QualityPage } from '.';

const source = {
  source: 'github',
  title: 'GitHub',
  deployments: 12,
  changes: 1,
  incidents: 0,
  lastReceivedAt: '2026-03-02T10:00:00.000Z',
  lastReadAt: null,
  activity: 'active' as const,
  silentAfterSeconds: 345_600,
};

const report: DataQualityReport = {
  sources: [
    source,
    { ...source, source: 'argocd', title: 'Argo CD', activity: 'silent' },
    {
      ...source,
      source: 'pagerduty',
      title: 'PagerDuty',
      deployments: 0,
      changes: 0,
      activity: 'never',
      lastReceivedAt: null,
      silentAfterSeconds: null,
    },
  ],
  unmapped: [],
  moreUnmapped: false,
  undeployed: {
    days: 90,
    components: 20,
    total: 3,
    items: [
      { component: 'component:default/old', lastDeployedAt: null },
      {
        component: 'component:default/older',
        lastDeployedAt: '2025-01-01T00:00:00.000Z',
      },
    ],
  },
  attribution: {
    days: 90,
    merged: 40,
    attributed: 30,
    measured: 25,
    ratio: 0.75,
  },
  streams: { total: 5, production: 4 },
  backlog: 0,
  workedAt: '2026-03-02T10:00:00.000Z',
  rebuilding: false,
};

const unmapped = {
  source: 'generic',
  target: { service: 'mystery', environment: 'purple' },
  deployments: 2,
  incidents: 0,
  missing: 'component' as const,
  reason: "no component of the catalog is called 'mystery'",
};

describe('QualityPage', () => {
  it('says what is connected and missing, each with the next step', async () => {
    const listUnmapped = jest
      .fn()
      .mockResolvedValueOnce({
        items: [unmapped],
        pageInfo: { nextCursor: '7' },
      })
      .mockResolvedValue({
        items: [{ ...unmapped, target: { environment: 'blue' } }],
        pageInfo: {},
      });
    await renderWithDora(<QualityPage />, {
      api: { getDataQuality: async () => report, listUnmapped },
    });
    expect(await screen.findByText('1 of 3')).toBeVisible();
    expect(screen.getByText('3 of 20')).toBeVisible();
    expect(screen.getByText('75 %')).toBeVisible();
    const part = (name: RegExp) => within(screen.getByRole('region', { name }));

    // What went silent comes first.
    const [argocd, github, pagerduty] =
      part(/^Sources/).getAllByRole('listitem');
    expect(github).toHaveTextContent(/Reports.*12 deployments, 1 change/);
    expect(within(github).queryByText(/curl/)).not.toBeInTheDocument();
    expect(argocd).toHaveTextContent(/Silent.*Nothing for more than 4 d/);
    expect(argocd).toHaveTextContent('/rejected?source=argocd');
    expect(pagerduty).toHaveTextContent(/Never sent anything.*subscription/);

    const names = part(/^Names/);
    expect(await names.findByText(/no component of the catalog/)).toBeVisible();
    expect(names.getByText(/"kind":"service","value":"mystery"/)).toBeVisible();
    await userEvent.click(names.getByRole('button', { name: 'Show more' }));
    expect(await names.findByText(/environment “blue”/)).toBeVisible();
    expect(names.getByText(/“mystery”/)).toBeVisible();
    expect(listUnmapped).toHaveBeenLastCalledWith({ limit: 20, cursor: '7' });

    expect(
      part(/^Changes that are in/).getByText(
        /^40 pull requests.*30 of them \(75 %\).*Of 25 of those/,
      ),
    ).toBeVisible();
    const idle = part(/^Services without/);
    expect(idle.getByText('no deployment known')).toBeVisible();
    expect(idle.getByText('and 1 more')).toBeVisible();
  });

  it('says that the numbers are behind, and that nothing is missing', async () => {
    await renderWithDora(<QualityPage />, {
      api: {
        getDataQuality: async () => ({
          ...report,
          sources: [],
          undeployed: { days: 90, components: 0, total: 0, items: [] },
          attribution: {
            ...report.attribution,
            merged: 0,
            attributed: 0,
            ratio: null,
          },
          backlog: 1,
          rebuilding: true,
        }),
        listUnmapped: async () => ({ items: [], pageInfo: {} }),
      },
    });
    expect(await screen.findByText(/^New results are being/)).toBeVisible();
    expect(screen.getByText(/^1 signal is taken in/)).toBeVisible();
    expect(screen.getByText('No source is installed.')).toBeVisible();
    expect(screen.getByText('no data')).toBeVisible();
    expect(
      await screen.findByText(/^Everything that is reported/),
    ).toBeVisible();
    expect(screen.getByText('Every service was deployed.')).toBeVisible();
  });
});

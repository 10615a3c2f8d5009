import { ResponseError } from '@backstage/errors';
import { DataQualityReport, MetricsReport } from '@milepost/plugin-dora-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  metricReport,
  metricsReport,
  noData,
} from '../../__testUtils__/reports';
import { OverviewPage } from './OverviewPage';

const checkout = 'group:default/checkout';
const query = `?scope=${checkout}`;

/** What the client makes of an answer; only the backend says what it was asked. */
function refusal(status: number, request?: { method: string; url: string }) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: {
          name: 'Error',
          message: 'Who reads this needs the permission dora.metrics.read',
        },
        request,
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

function tile(name: string) {
  const tiles = screen.getByRole('list', { name: 'The five metrics' });
  const link = within(tiles).getByRole('link', { name });
  return within(link.closest('li') as HTMLElement);
}

describe('OverviewPage', () => {
  it("begins with the reader's own group, and answers in a sentence", async () => {
    const getMetrics = jest.fn(async () => metricsReport());
    await renderPage(<OverviewPage />, {
      api: { getMetrics },
      groups: [checkout],
    });

    expect(
      await screen.findByRole('heading', {
        name: 'checkout: 42 deployments to production; half of the changes were live within 1 d 1 h; 10 % failed; half of the failures were remedied within 2 h.',
      }),
    ).toBeVisible();
    expect(screen.getByText(/Jan 5\s–\sFeb 1, 2026, UTC/)).toBeVisible();
    expect(getMetrics).toHaveBeenLastCalledWith(
      expect.objectContaining({ scope: checkout, bucket: 'week' }),
    );

    const lead = tile('Change lead time');
    const value = lead.getByRole('link', { name: /1 d 1 h\. Show what/ });
    expect(value).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/delivery\/rows\?scope=.*checkout&list=changes&filter=with-lead-time$/,
      ),
    );
    expect(lead.getByText('Median of 40 changes')).toBeVisible();
    expect(lead.getByText('Better by 50 %, was 2 d 2 h')).toBeVisible();
    expect(lead.getByText('High')).toBeVisible();
    expect(lead.getByText('report of 2024')).toBeVisible();
    expect(
      tile('Change fail rate').getByText('4 of 40 deployments failed'),
    ).toBeVisible();
    expect(
      tile('Change fail rate').getByText('Better by 10 points, was 20 %'),
    ).toBeVisible();
    expect(tile('Deployment frequency').getByText('1.5 a day')).toBeVisible();
  });

  it('shows everything to who belongs to no group', async () => {
    const getMetrics = jest.fn(async () => metricsReport());
    await renderPage(<OverviewPage />, { api: { getMetrics } });
    await screen.findByRole('heading', { name: /^Whole organisation: 42/ });
    expect(getMetrics).toHaveBeenLastCalledWith(
      expect.objectContaining({ scope: 'organisation' }),
    );
  });

  it('says why there is no number, and what would supply it', async () => {
    await renderPage(<OverviewPage />, {
      query,
      api: {
        getMetrics: async () =>
          metricsReport({
            metric: noData('change-fail-rate', 'Nobody reports incidents.'),
          }),
      },
    });
    await screen.findByRole('heading', { name: /^checkout: 42/ });
    const failRate = tile('Change fail rate');
    expect(failRate.getByText('No data')).toBeVisible();
    expect(
      failRate.getByText(
        'Nobody reports incidents. Sources that could say: pagerduty.',
      ),
    ).toBeVisible();
    expect(failRate.queryByText(/0 %/)).not.toBeInTheDocument();
  });

  it('says what is unknown, what may change, and how far the target is', async () => {
    await renderPage(<OverviewPage />, {
      query,
      api: {
        getMetrics: async () =>
          metricsReport({
            metric: metricReport('change-fail-rate', 0.1, {
              coverage: {
                ...{ known: 30, total: 40, ratio: 0.75 },
                of: 'deployments',
              },
              provisional: {
                ...{ deployments: 2, openFailures: 1 },
                oldestOpenFailure: null,
              },
              band: {
                ...{ level: null, edition: '2024' },
                reason: 'too-few-observations',
              },
              target: {
                ...{ value: 0.05, met: false, gap: 0.05 },
                ...{ setBy: 'user:default/noor', setAt: '2026-01-01' },
              },
            }),
          }),
      },
    });
    await screen.findByRole('heading', { name: /^checkout: 42/ });
    const failRate = tile('Change fail rate');
    for (const text of [
      'Known of 30 of 40 deployments',
      '2 deployments are so young that they may yet turn out failed',
      'No level: fewer than 5 observations',
      'Target: at most 5 %. 5 % to go.',
    ]) {
      expect(failRate.getByText(text)).toBeVisible();
    }
  });

  it('names the definitions where they are not the default, and who is left out', async () => {
    await renderPage(<OverviewPage />, {
      query: `${query}&start=merge`,
      api: {
        getMetrics: async () =>
          metricsReport({
            scope: { ref: checkout, components: 2, filtered: true },
            definitions: {
              ...{ start: 'merge', bots: 'include' },
              defaults: { start: 'commit', bots: 'include' },
            },
          }),
      },
    });
    expect(
      await screen.findByText(
        'Lead times begin at the merge. You may not see all services of this scope; the numbers are of those you may see.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Definitions (1 changed)' }),
    ).toBeVisible();
  });

  describe('where no deployment is known', () => {
    const github = {
      ...{ source: 'github', title: 'GitHub', changes: 0, incidents: 0 },
      ...{ lastReceivedAt: null, lastReadAt: null, silentAfterSeconds: null },
      deployments: 0,
      activity: 'never' as const,
    };
    const quiet: DataQualityReport = {
      sources: [github],
      ...{ unmapped: [], moreUnmapped: false },
      undeployed: { days: 90, components: 0, total: 0, items: [] },
      attribution: {
        ...{ days: 90, merged: 0, attributed: 0, measured: 0 },
        ratio: null,
      },
      streams: { total: 0, production: 0 },
      ...{ backlog: 0, workedAt: null, rebuilding: false },
    };
    const empty = () =>
      metricsReport({
        scope: { ref: checkout, components: 0, filtered: false },
      });

    it('names the steps, the sources that are silent, and what to read', async () => {
      await renderPage(<OverviewPage />, {
        query,
        api: {
          getMetrics: async () => empty(),
          getDataQuality: async () => quiet,
        },
      });
      expect(
        await screen.findByRole('heading', {
          name: 'No production deployment of checkout is known',
        }),
      ).toBeVisible();
      expect(screen.getAllByRole('listitem')).toHaveLength(3);
      expect(
        screen.getByText('Installed, and without a deployment so far: GitHub.'),
      ).toBeVisible();
      expect(
        screen.getByRole('link', { name: /step by step/ }),
      ).toHaveAttribute(
        'href',
        '/docs/default/component/milepost/delivery-signals/',
      );
      expect(
        screen.getByRole('link', { name: /could not be mapped/ }),
      ).toHaveAttribute('href', '/delivery/quality');
      expect(screen.queryByText('0 s')).not.toBeInTheDocument();
    });

    it('does not claim it while sources are still reporting', async () => {
      const getMetrics = jest
        .fn()
        .mockResolvedValueOnce(empty())
        .mockResolvedValue(metricsReport());
      await renderPage(<OverviewPage />, {
        query,
        api: {
          getMetrics,
          getDataQuality: async () => ({ ...quiet, backlog: 312 }),
        },
      });
      expect(
        await screen.findByText(/312 signals are not computed yet/),
      ).toBeVisible();
      expect(screen.queryByText(/is known/)).not.toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
      expect(
        await screen.findByRole('heading', { name: /^checkout: 42/ }),
      ).toBeVisible();
    });

    it('tells the steps also where data quality cannot be asked', async () => {
      await renderPage(<OverviewPage />, {
        query,
        api: {
          getMetrics: async () => empty(),
          getDataQuality: async () => {
            throw new Error('Not yours');
          },
        },
      });
      await screen.findByRole('heading', { name: /^No production deployment/ });
      expect(screen.getAllByRole('listitem')).toHaveLength(3);
    });
  });

  it('keeps what was there, marked as old, while another view loads', async () => {
    let answer: (report: MetricsReport) => void = () => {};
    const getMetrics = jest
      .fn()
      .mockResolvedValueOnce(metricsReport())
      .mockImplementation(
        () =>
          new Promise<MetricsReport>(resolve => {
            answer = resolve;
          }),
      );
    const { analytics } = await renderPage(<OverviewPage />, {
      query,
      api: { getMetrics },
    });
    await screen.findByRole('heading', { name: /^checkout: 42/ });
    await userEvent.click(screen.getByRole('button', { name: /Pieces/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Months' }));

    expect(await screen.findByText(/^Updating/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: /^checkout: 42/ }),
    ).toBeVisible();
    expect(getMetrics).toHaveBeenLastCalledWith(
      expect.objectContaining({ scope: checkout, bucket: 'month' }),
    );
    const [deployments] = [{ ...metricsReport().deployments, counted: 7 }];
    await act(async () => answer(metricsReport({ deployments })));
    expect(
      await screen.findByRole('heading', { name: /^checkout: 7/ }),
    ).toBeVisible();
    expect(screen.queryByText(/^Updating/)).not.toBeInTheDocument();
    expect(analytics.getEvents()).toContainEqual(
      expect.objectContaining({
        action: 'click',
        attributes: { filter: 'bucket' },
      }),
    );
  });

  it('says what went wrong, and tries again', async () => {
    const getMetrics = jest
      .fn()
      .mockRejectedValueOnce(new Error('The database is away'))
      .mockResolvedValue(metricsReport());
    await renderPage(<OverviewPage />, { query, api: { getMetrics } });
    expect(await screen.findByText('The database is away')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: /^checkout: 42/ }),
    ).toBeVisible();
  });

  it.each([
    [403, 'You may not see this', /needs the permission dora\.metrics\.read/],
    [503, 'The backend cannot answer now', /needs the permission/],
    [404, 'This could not be loaded', /needs the permission/],
  ])(
    'says after a %p what it means, and what the backend says',
    async (...of) => {
      const [status, title, says] = of;
      await renderPage(<OverviewPage />, {
        query,
        api: {
          getMetrics: async () => {
            throw await refusal(status, { method: 'GET', url: '/metrics' });
          },
        },
      });
      expect(await screen.findByText(title)).toBeVisible();
      expect(screen.getByText(says)).toBeVisible();
    },
  );

  it('says so where the portal is away, or something else has answered', async () => {
    const getMetrics = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValue(await refusal(502));
    await renderPage(<OverviewPage />, { query, api: { getMetrics } });
    expect(
      await screen.findByText('The portal cannot be reached'),
    ).toBeVisible();
    expect(screen.queryByText(/fetch/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/It may be starting, or busy.*failed with 502/),
    ).toBeVisible();
  });

  it('keeps a name that is written from the right out of its sentence', async () => {
    await renderPage(<OverviewPage />, {
      query: '?scope=group:default/תשלומים',
      api: { getMetrics: async () => metricsReport() },
    });
    expect(
      await screen.findByRole('heading', {
        name: /^\u2068תשלומים\u2069: 42 deployments/,
      }),
    ).toBeVisible();
  });

  it('shows the rest where one part could not be loaded', async () => {
    await renderPage(<OverviewPage />, {
      query,
      api: {
        getMetrics: async () => metricsReport(),
        listDeployments: async () => {
          throw new Error('Lists are away');
        },
      },
    });
    expect(await screen.findByText('Lists are away')).toBeVisible();
    expect(tile('Change lead time').getByText(/Median of 40/)).toBeVisible();
  });

  it('chooses another scope by keyboard', async () => {
    const getMetrics = jest.fn(async () => metricsReport());
    await renderPage(<OverviewPage />, {
      query,
      api: { getMetrics },
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'System',
          metadata: { name: 'payments', namespace: 'default' },
        },
      ],
    });
    const picker = await screen.findByRole('combobox', { name: 'Of' });
    await waitFor(() => expect(picker).toHaveValue('checkout'));
    await userEvent.clear(picker);
    await userEvent.type(picker, 'paym');
    await screen.findByRole('option', { name: /payments/ });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(getMetrics).toHaveBeenLastCalledWith(
        expect.objectContaining({ scope: 'system:default/payments' }),
      ),
    );
    await waitFor(() => expect(picker).toHaveValue('payments'));
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { action, results, round } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { ResultsPage } from './ResultsPage';

const closed = { ...round, state: 'closed' as const, actions: [action] };

const api = {
  getRounds: async () => [closed],
  getResults: async () => results,
  getReceipts: async () => ['receipt-1'],
  getBenchmarks: async () => [
    {
      item: 'ci-feedback@1',
      source: 'A report',
      year: 2025,
      p50: 55,
      p75: 66,
      p90: 75,
    },
  ],
};

function row(name: RegExp) {
  const table = within(screen.getByRole('region', { name: /^Questions/ }));
  return within(table.getByRole('row', { name }));
}

describe('ResultsPage', () => {
  it('shows what may be shown, and says why the rest is not', async () => {
    await renderPage(<ResultsPage />, { api });

    expect(
      await screen.findByText('Everybody: 70 to 84 % of 40 people answered.'),
    ).toBeVisible();
    const tiles = within(screen.getByRole('list', { name: 'Dimensions' }));
    expect(tiles.getByText('62 %')).toBeVisible();
    expect(tiles.getByText(/55–69 %/)).toBeVisible();
    expect(tiles.getByText('No clear change')).toBeVisible();
    expect(tiles.getByText(/too few answers/)).toBeVisible();
    expect(tiles.getByText('not asked')).toBeVisible();

    const ci = row(/Tests and CI/);
    expect(ci.getByText('60 %')).toBeVisible();
    expect(ci.getByText('30 answers, 51–69 %')).toBeVisible();
    expect(ci.getByText('Worse by 14 points')).toBeVisible();
    expect(
      ci.getByText(/half of them reach 55 %.*A report, 2025/),
    ).toBeVisible();
    expect(
      ci.getByRole('img', { name: /Strongly disagree 10 %.*Agree 40 %/ }),
    ).toBeVisible();
    expect(row(/Code review/).getByText('90 % or more')).toBeVisible();
    expect(row(/Uninterrupted time/).getByText(/Rounded to 5/)).toBeVisible();
    expect(row(/Clear goals/).getByText('kept back')).toBeVisible();

    expect(screen.getByText('Faster builds')).toBeVisible();
    expect(screen.getByText(/1 was taken out/)).toBeVisible();
    expect(screen.getByText('Halve the CI time')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Take out' }),
    ).not.toBeInTheDocument();
  });

  it('keeps a group back as a whole, and follows a click on another', async () => {
    await renderPage(<ResultsPage />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Small and Tiny' }),
    );
    expect(
      screen.getByText(
        /Small and Tiny: less than half of 9 people answered. Low confidence/,
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Big team' }));
    expect(screen.getByText(/Kept back to protect people/)).toBeVisible();
  });

  it('gives no interval when everybody answered, and no false one when most did', async () => {
    const [organisation] = results.groups;
    const shown = organisation.items['ci-feedback@1'];
    const exact = {
      ...results,
      groups: [
        {
          ...organisation,
          items: {
            'ci-feedback@1': { ...shown, interval: { low: 60, high: 60 } },
            'clear-goals@1': { ...shown, interval: { low: 59.8, high: 60.2 } },
          },
        },
      ],
    };
    await renderPage(<ResultsPage />, {
      api: { ...api, getResults: async () => exact },
    });
    expect(
      await screen.findByText('30 answers, everyone answered'),
    ).toBeVisible();
    expect(
      row(/Clear goals/).getByText('30 answers, within half a point'),
    ).toBeVisible();
  });

  it('looks for a receipt in the browser', async () => {
    await renderPage(<ResultsPage />, { api });
    const field = await screen.findByRole('textbox', { name: 'Your receipt' });
    await userEvent.type(field, 'receipt-2');
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText(/No answer with this/)).toBeVisible();
    await userEvent.clear(field);
    await userEvent.type(field, ' receipt-1 ');
    await userEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('Yes, it was counted.')).toBeVisible();
  });

  it('says when there is nothing yet', async () => {
    await renderPage(<ResultsPage />, {
      api: { getRounds: async () => [], getBenchmarks: async () => [] },
    });
    expect(await screen.findByText('No round was closed yet')).toBeVisible();
  });
});

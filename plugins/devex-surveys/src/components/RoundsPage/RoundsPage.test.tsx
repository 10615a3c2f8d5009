import { itemBank } from '@milepost/plugin-devex-surveys-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { round } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { RoundsPage } from './RoundsPage';

const prepared = { ...round, id: 'r2', state: 'prepared' as const };

describe('RoundsPage', () => {
  it('prepares a round of ten questions at most', async () => {
    const prepareRound = jest.fn(async () => prepared);
    await renderPage(<RoundsPage />, {
      api: {
        getRounds: async () => [],
        getItems: async () => [...itemBank],
        prepareRound,
      },
    });
    expect(await screen.findByText('There is no round yet.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Prepare a round' }),
    );
    const prepare = screen.getByRole('button', { name: /see the groups/ });
    const extra = screen.getByRole('checkbox', { name: /to a friend/ });
    await userEvent.click(extra);
    expect(screen.getByText('At most 10 questions: take out 1')).toBeVisible();
    expect(prepare).toBeDisabled();
    await userEvent.click(extra);
    await userEvent.click(prepare);
    expect(prepareRound).toHaveBeenCalledWith(
      expect.objectContaining({
        items: itemBank
          .filter(({ kind }) => kind !== 'recommendation')
          .map(({ id }) => id),
        minAnswers: 5,
        minInvited: 8,
      }),
    );
  });

  it('shows merged groups, and asks before it opens', async () => {
    const openRound = jest.fn(async () => {
      throw new Error('Another round invited these people 12 days ago');
    });
    await renderPage(<RoundsPage />, {
      api: {
        // As the portal does: only a single round comes with its preview.
        getRounds: async () => [{ ...prepared, lattice: [], invited: 0 }],
        getRound: async () => prepared,
        getItems: async () => [],
        openRound,
      },
    });
    expect(
      await screen.findByText('Put together from Small (5), Tiny (4)'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/are frozen/)).toBeVisible();
    expect(openRound).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Open' }));
    expect(openRound).toHaveBeenCalledWith('r2');
    expect(await screen.findByText(/12 days ago/)).toBeVisible();
  });

  it('names days as the organisation counts them, and leads to the results', async () => {
    await renderPage(<RoundsPage />, {
      api: {
        getRounds: async () => [{ ...round, state: 'closed' as const }],
        getItems: async () => [],
      },
      config: { dora: { timeZone: 'Pacific/Auckland' } },
    });
    expect(
      await screen.findByText(
        /November 16, 2026 – November 28, 2026 \(Pacific\/Auckland\)/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See its results' }),
    ).toHaveAttribute('href', '/surveys/results?round=r1');
  });

  it('lets the threshold of an open round only be raised', async () => {
    const changeRound = jest.fn(async () => round);
    await renderPage(<RoundsPage />, {
      api: {
        getRounds: async () => [{ ...round, answersAtLeast: 15 }],
        getItems: async () => [],
        changeRound,
      },
    });
    expect(await screen.findByText(/at least 15 answers so far/)).toBeVisible();
    const raise = screen.getByRole('button', { name: 'Raise' });
    expect(raise).toBeDisabled();
    const field = screen.getByRole('textbox', { name: /Answers needed/ });
    await userEvent.clear(field);
    await userEvent.type(field, '7');
    await userEvent.tab();
    await userEvent.click(raise);
    expect(changeRound).toHaveBeenCalledWith('r1', { minAnswers: 7 });
  });
});

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
  getBenchmarks: async () => [],
};

// In a file of its own: what may be done is remembered by the page for as long as it lives.
describe('ResultsPage of those who run the survey', () => {
  it('lets them record actions and take comments out', async () => {
    const createAction = jest.fn(async () => action);
    const redactComment = jest.fn(async () => {});
    await renderPage(<ResultsPage />, {
      api: { ...api, createAction, redactComment },
      manages: true,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /Record an action/ }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /What/ }),
      'Fewer meetings',
    );
    await userEvent.type(screen.getByRole('textbox', { name: /Who/ }), 'hr');
    await userEvent.type(
      screen.getByRole('textbox', { name: /Until/ }),
      '2027-01-31',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(createAction).toHaveBeenCalledWith('r1', {
      title: 'Fewer meetings',
      owner: 'group:default/hr',
      dueOn: '2027-01-31',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Take out' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(redactComment).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Take out' }));
    expect(redactComment).toHaveBeenCalledWith('r1', 'c1');
  });
});

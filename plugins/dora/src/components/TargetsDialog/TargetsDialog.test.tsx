import { TargetsReport } from '@milepost/plugin-dora-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithDora } from '../../__testUtils__/renderWithDora';
import { TargetsDialog } from '.';

const SCOPE = 'group:default/checkout';
const report: TargetsReport = {
  scope: SCOPE,
  editable: true,
  items: [
    {
      scope: SCOPE,
      metric: 'change-lead-time',
      value: 86_400,
      setBy: 'user:default/noor',
      setAt: '2026-03-02T10:00:00.000Z',
    },
  ],
};

describe('TargetsDialog', () => {
  it('sets and removes targets, and says what was not taken', async () => {
    const setTarget = jest
      .fn()
      .mockRejectedValueOnce(new Error('Choose a smaller share'))
      .mockResolvedValue(report.items[0]);
    const removeTarget = jest.fn(async () => {});
    const onChanged = jest.fn();
    await renderWithDora(
      <TargetsDialog scope={SCOPE} onChanged={onChanged} />,
      { api: { getTargets: async () => report, setTarget, removeTarget } },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Targets' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const field = (name: RegExp) => dialog.getByRole('textbox', { name });
    const lead = field(/^Change lead time: at most, in hours/);
    expect(lead).toHaveValue('24');
    expect(dialog.getByText(/^Set by user:default\/noor, Mar 2/)).toBeVisible();
    await userEvent.clear(lead);
    const rate = field(/^Change fail rate: at most, in percent/);
    await userEvent.type(rate, '500');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Enter at most 100.')).toBeVisible();
    expect(removeTarget).not.toHaveBeenCalled();

    await userEvent.clear(rate);
    await userEvent.type(rate, '50');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await dialog.findByText('This was not taken: Choose a smaller share'),
    ).toBeVisible();
    expect(removeTarget).toHaveBeenCalledWith(SCOPE, 'change-lead-time');
    expect(onChanged).not.toHaveBeenCalled();

    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(setTarget).toHaveBeenLastCalledWith({
      scope: SCOPE,
      metric: 'change-fail-rate',
      value: 0.5,
    });
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('is not there for those who may not', async () => {
    await renderWithDora(<TargetsDialog scope={SCOPE} onChanged={() => {}} />, {
      api: { getTargets: async () => ({ ...report, editable: false }) },
    });
    expect(
      screen.queryByRole('button', { name: 'Targets' }),
    ).not.toBeInTheDocument();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../../api';
import {
  afterUnlinking,
  explanation,
  failedDeployment,
} from '../../__testUtils__/rows';
import { renderWithDora } from '../../__testUtils__/renderWithDora';
import { DEFAULT_VIEW } from '../../view';
import { WhyDrawer } from '.';

async function open(options: {
  api: Partial<DoraApi>;
  onCorrected?: () => void;
}) {
  await renderWithDora(
    <WhyDrawer
      deployment={failedDeployment}
      view={{ ...DEFAULT_VIEW, scope: 'component:default/shop' }}
      onClose={() => {}}
      onCorrected={options.onCorrected ?? (() => {})}
    />,
    { api: options.api, corrects: true },
  );
  return within(await screen.findByRole('dialog'));
}

// In a file of its own, as what a reader may do is remembered between tests.
describe('WhyDrawer of those who may correct', () => {
  it('takes a reason, says what will happen, and waits until it has', async () => {
    const correct = jest.fn(async () => ({ id: 'c1' }));
    const answers = [explanation, explanation, afterUnlinking];
    const onCorrected = jest.fn();
    const dialog = await open({
      api: { explain: async () => answers.shift()!, correct },
      onCorrected,
    });
    await userEvent.click(
      await dialog.findByRole('button', {
        name: 'Incident P1 was not caused by this deployment',
      }),
    );
    expect(dialog.getByText(/will then not count as failed/)).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Correct it' });
    await userEvent.click(save);
    expect(dialog.getByRole('textbox', { name: /^Reason/ })).toBeInvalid();
    expect(dialog.getByText(/^Say why/)).toBeVisible();
    expect(correct).not.toHaveBeenCalled();

    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      ' The vendor was down ',
    );
    await userEvent.click(save);
    expect(await dialog.findByText(/being computed anew/)).toBeVisible();
    expect(onCorrected).not.toHaveBeenCalled();
    expect(await dialog.findByText(/^Done/)).toBeVisible();
    expect(correct).toHaveBeenCalledWith({
      reason: 'The vendor was down',
      decision: afterUnlinking.corrections[0].decision,
    });
    expect(onCorrected).toHaveBeenCalledTimes(1);
    const decided = within(
      dialog.getByRole('region', { name: 'What people decided' }),
    );
    expect(
      decided.getByText('Incident P1 was not caused by deployment 4711.'),
    ).toBeVisible();
    expect(decided.getByText('The vendor was down')).toBeVisible();
    expect(dialog.getByText('Did not fail')).toBeVisible();
  });

  it('gives a decision back', async () => {
    const correct = jest.fn(async () => {
      throw new Error('No deployment with this id is known');
    });
    const dialog = await open({
      api: { explain: async () => afterUnlinking, correct },
    });
    await userEvent.click(
      await dialog.findByRole('button', { name: /^Give back: Incident P1/ }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Reason/ }),
      'It was us after all',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Correct it' }));
    expect(correct).toHaveBeenCalledWith({
      reason: 'It was us after all',
      decision: { ...afterUnlinking.corrections[0].decision, linked: null },
    });
    // What was typed is still there, with what is wrong beside it.
    expect(await dialog.findByText(/^This was not taken in: No/)).toBeVisible();
    expect(dialog.getByRole('textbox', { name: /^Reason/ })).toHaveValue(
      'It was us after all',
    );
  });
});

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
  corrects?: boolean;
  onCorrected?: () => void;
}) {
  const onClose = jest.fn();
  await renderWithDora(
    <WhyDrawer
      deployment={failedDeployment}
      view={{ ...DEFAULT_VIEW, scope: 'component:default/shop' }}
      onClose={onClose}
      onCorrected={options.onCorrected ?? (() => {})}
    />,
    options,
  );
  return { onClose, dialog: within(await screen.findByRole('dialog')) };
}

describe('WhyDrawer', () => {
  it('tells all that there is to know, and leaves correcting to those who may', async () => {
    const { dialog, onClose } = await open({
      api: { explain: async () => explanation },
    });
    const part = (name: string) => within(dialog.getByRole('region', { name }));
    expect(
      await dialog.findByText('Failed; recovered after 2 h 30 min'),
    ).toBeVisible();
    expect(
      part('Counted in').getByText('Change fail rate: counts'),
    ).toBeVisible();
    expect(
      part('How it came to this').getAllByRole('listitem')[0],
    ).toHaveTextContent(
      /^Reported by github as '4711', finished at Mar 2, 2026/,
    );
    const evidence = part('Evidence of failure');
    expect(evidence.getByText(/^An incident belongs to it/)).toBeVisible();
    expect(
      evidence.getByText(/Confidence: medium.*Rule failure.incident@3/),
    ).toBeVisible();
    expect(
      part('Incidents of this deployment').getByRole('link', {
        name: 'Checkout answers slowly',
      }),
    ).toHaveAttribute('href', 'https://pager.example/P1');
    expect(
      part('What was left out').getByText(/^1 change, as its lead time/),
    ).toBeVisible();
    const all = part('Changes that it shipped first').getByRole('link', {
      name: 'See all of them',
    });
    expect(all.getAttribute('href')).toContain('list=changes');
    expect(all.getAttribute('href')).toContain(
      'since=2026-03-02T10%3A00%3A00.000Z',
    );
    expect(
      dialog.queryByRole('button', { name: /did not fail|Leave/ }),
    ).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });

  it('takes a reason, says what will happen, and waits until it has', async () => {
    const correct = jest.fn(async () => ({ id: 'c1' }));
    const answers = [explanation, explanation, afterUnlinking];
    const onCorrected = jest.fn();
    const { dialog } = await open({
      api: { explain: async () => answers.shift()!, correct },
      corrects: true,
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
    const { dialog } = await open({
      api: { explain: async () => afterUnlinking, correct },
      corrects: true,
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

  it('says when it could not be explained, and tries again', async () => {
    const explain = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is away'))
      .mockResolvedValue(explanation);
    const { dialog } = await open({ api: { explain } });
    expect(await dialog.findByText('The backend is away')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByText('Counted in')).toBeVisible();
  });
});

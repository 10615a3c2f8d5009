import {
  nullifierOf,
  Submission,
  SUBMISSION_BYTES,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { invitation } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { tokenStore } from '../../token/tokenStore';
import { AnswerPage } from './AnswerPage';

const token: SurveyToken = {
  keyId: 'key',
  message: 'bWVzc2FnZQ',
  signature: 'c2lnbmF0dXJl',
};

const api = {
  getInvitations: async () => [invitation],
  getStoredTables: async () => [
    {
      table: 'ratings',
      purpose: 'Answers, one by one',
      columns: [{ name: 'code', type: 'integer' }],
    },
  ],
};

function item(name: RegExp) {
  return within(screen.getByRole('group', { name }));
}

function whatWillBeSent() {
  return screen.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'What will be sent',
  }).value;
}

async function answerAndReview() {
  await userEvent.click(
    item(/tell me soon enough/).getByRole('radio', { name: 'Agree' }),
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'See what will be sent' }),
  );
}

describe('AnswerPage', () => {
  beforeEach(() => {
    localStorage.clear();
    tokenStore.write('r1', { token });
  });

  it('sends exactly what it shows, gives a receipt, and keeps and tells nothing', async () => {
    const send = jest.fn(async () => {});
    const { analytics } = await renderPage(<AnswerPage />, { api, send });

    expect(await screen.findByText(/Halve the CI time: done/)).toBeVisible();
    const review = screen.getByRole('button', {
      name: 'See what will be sent',
    });
    expect(review).toBeDisabled();

    // By pointer, by the key of the number, taken back, and skipped.
    await userEvent.click(
      item(/tell me soon enough/).getByRole('radio', { name: 'Agree' }),
    );
    item(/reviewed soon enough/)
      .getByRole('radio', { name: 'Neither' })
      .focus();
    await userEvent.keyboard('2');
    item(/reaches production/)
      .getByRole('radio', { name: 'Neither' })
      .focus();
    await userEvent.keyboard('5{Delete}');
    await userEvent.type(
      screen.getByRole('textbox', { name: /fix one thing/ }),
      'Ask Noor',
    );
    expect(screen.getByText('Look again at: “Noor”')).toBeVisible();
    expect(screen.getByText('3 of 10 answered')).toBeVisible();
    expect(JSON.stringify(localStorage)).not.toContain('Noor');

    await userEvent.click(review);
    expect(
      screen.getByRole('heading', { name: 'This will be sent' }),
    ).toBeVisible();
    expect(await screen.findByText('code integer')).toBeVisible();
    const shown = whatWillBeSent();
    expect(new TextEncoder().encode(shown)).toHaveLength(SUBMISSION_BYTES);
    const submission: Submission = JSON.parse(shown);
    expect(submission).toMatchObject({
      token,
      answers: [
        { item: 'ci-feedback@1', code: 4 },
        { item: 'review-wait@1', code: 2 },
      ],
      comment: 'Ask Noor',
    });
    expect(send).not.toHaveBeenCalled();

    await userEvent.dblClick(screen.getByRole('button', { name: 'Send now' }));
    expect(await screen.findByText('Thank you, it has arrived')).toBeVisible();
    expect(send.mock.calls).toEqual([[shown]]);
    expect(screen.getByText(await nullifierOf(token))).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(tokenStore.read('r1')).toEqual({});
    // Opening the portal is all that analytics hear of.
    expect(analytics.getEvents()).toEqual([
      expect.objectContaining({ action: 'navigate', subject: '/' }),
    ]);
  });

  it('shows the receipt again when the portal builds its pages anew', async () => {
    const once = { ...invitation, round: { ...invitation.round, id: 'r2' } };
    tokenStore.write('r2', { token });
    const again = { ...api, getInvitations: async () => [once] };
    const { unmount } = await renderPage(<AnswerPage />, { api: again });
    await screen.findByText(/Halve the CI time/);
    await answerAndReview();
    await userEvent.click(screen.getByRole('button', { name: 'Send now' }));
    expect(await screen.findByText('Thank you, it has arrived')).toBeVisible();
    unmount();

    const issued = { ...once, tokenIssued: true };
    await renderPage(<AnswerPage />, {
      api: { ...api, getInvitations: async () => [issued] },
    });
    expect(await screen.findByText(await nullifierOf(token))).toBeVisible();
    expect(JSON.stringify({ ...localStorage })).not.toContain(
      await nullifierOf(token),
    );
  });

  it('keeps the answers when the portal builds its pages anew, as for another theme', async () => {
    const { unmount } = await renderPage(<AnswerPage />, { api });
    await screen.findByText(/Halve the CI time/);
    await answerAndReview();
    unmount();

    await renderPage(<AnswerPage />, { api });
    expect(await screen.findByText('1 of 10 answered')).toBeVisible();
    expect(
      item(/tell me soon enough/).getByRole('radio', { name: 'Agree' }),
    ).toBeChecked();
    expect(JSON.stringify({ ...localStorage })).not.toContain('ci-feedback');
    await userEvent.click(
      item(/tell me soon enough/).getByRole('radio', { name: /^Skip/ }),
    );
  });

  it('keeps the answers when sending fails, and learns from the next attempt that the first arrived', async () => {
    const send = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockRejectedValueOnce(
        Object.assign(new Error('The token was used'), { status: 409 }),
      );
    await renderPage(<AnswerPage />, { api, send });
    await screen.findByText(/Halve the CI time/);
    await answerAndReview();
    const shown = whatWillBeSent();

    await userEvent.click(screen.getByRole('button', { name: 'Send now' }));
    expect(
      await screen.findByText(
        'Failed to fetch Your answers are still here; try again.',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Change answers' }),
    );
    expect(
      item(/tell me soon enough/).getByRole('radio', { name: 'Agree' }),
    ).toBeChecked();

    await userEvent.click(
      screen.getByRole('button', { name: 'See what will be sent' }),
    );
    expect(whatWillBeSent()).toBe(shown);
    await userEvent.click(screen.getByRole('button', { name: 'Send now' }));
    expect(await screen.findByText('Thank you, it has arrived')).toBeVisible();
  });

  it('does not take a token used by somebody else for success', async () => {
    const send = jest
      .fn()
      .mockRejectedValue(
        Object.assign(new Error('The token was used'), { status: 409 }),
      );
    await renderPage(<AnswerPage />, { api, send });
    await screen.findByText(/Halve the CI time/);
    await answerAndReview();
    await userEvent.click(screen.getByRole('button', { name: 'Send now' }));
    expect(await screen.findByText(/The token was used/)).toBeVisible();
    expect(screen.queryByText(/it has arrived/)).not.toBeInTheDocument();
  });

  it('says what it can where there is nothing to answer', async () => {
    localStorage.clear();
    const elsewhere = {
      ...invitation,
      round: { ...invitation.round, id: 'r3' },
    };
    await renderPage(<AnswerPage />, {
      api: { ...api, getInvitations: async () => [elsewhere] },
    });
    expect(await screen.findByText(/cannot tell which/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'I have answered' }),
    );
    expect(screen.getByText(/known to this browser alone/)).toBeVisible();
  });

  it('offers to try again when the portal cannot be reached', async () => {
    const getInvitations = jest
      .fn()
      .mockRejectedValueOnce(new Error('No connection'))
      .mockResolvedValue([]);
    await renderPage(<AnswerPage />, { api: { getInvitations } });
    expect(await screen.findByText('No connection')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing to answer now')).toBeVisible();
  });
});

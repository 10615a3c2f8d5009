import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DoraApi } from '../../api';
import { explanation, failedDeployment } from '../../__testUtils__/rows';
import { renderWithDora } from '../../__testUtils__/renderWithDora';
import { DEFAULT_VIEW } from '../../view';
import { WhyDrawer } from '.';

async function open(api: Partial<DoraApi>) {
  const onClose = jest.fn();
  await renderWithDora(
    <WhyDrawer
      deployment={failedDeployment}
      view={{ ...DEFAULT_VIEW, scope: 'component:default/shop' }}
      onClose={onClose}
      onCorrected={() => {}}
    />,
    { api },
  );
  return { onClose, dialog: within(await screen.findByRole('dialog')) };
}

describe('WhyDrawer', () => {
  it('tells all that there is to know, and leaves correcting to those who may', async () => {
    const { dialog, onClose } = await open({
      explain: async () => explanation,
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

  it('says when it could not be explained, and tries again', async () => {
    const explain = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is away'))
      .mockResolvedValue(explanation);
    const { dialog } = await open({ explain });
    expect(await dialog.findByText('The backend is away')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByText('Counted in')).toBeVisible();
  });
});

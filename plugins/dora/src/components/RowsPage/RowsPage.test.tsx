import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  change,
  explanation,
  failedDeployment,
  incident,
  youngDeployment,
} from '../../__testUtils__/rows';
import { renderWithDora } from '../../__testUtils__/renderWithDora';
import { RowsPage } from '.';

const ADDRESS =
  '/delivery/rows?scope=component:default/shop&from=2026-03-01&to=2026-04-01&filter=judged';

const asked = {
  scope: 'component:default/shop',
  from: '2026-03-01',
  to: '2026-04-01',
  limit: 50,
};

describe('RowsPage', () => {
  it('lists deployments with what became of them, a page at a time', async () => {
    const listDeployments = jest
      .fn()
      .mockResolvedValueOnce({
        items: [failedDeployment],
        pageInfo: { nextCursor: 'next' },
      })
      .mockRejectedValueOnce(new Error('too slow'))
      .mockResolvedValue({ items: [youngDeployment], pageInfo: {} });
    await renderWithDora(<RowsPage />, {
      api: { listDeployments, explain: async () => explanation },
      path: ADDRESS,
    });
    const failed = within(await screen.findByRole('row', { name: /a3cca2b2/ }));
    expect(listDeployments).toHaveBeenCalledWith({
      ...asked,
      filter: 'judged',
    });
    expect(failed.getByRole('link', { name: 'a3cca2b2' })).toHaveAttribute(
      'href',
      failedDeployment.url,
    );
    expect(
      failed.getByText('Failed; recovered after 2 h 30 min'),
    ).toBeVisible();
    expect(failed.getByText('New version')).toBeVisible();
    expect(failed.getByText('3 changes, 1 of unknown lead time')).toBeVisible();

    const more = screen.getByRole('button', { name: 'Show more' });
    await userEvent.click(more);
    expect(
      await screen.findByText(/could not be loaded: too slow/),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /a3cca2b2/ })).toBeVisible();
    await userEvent.click(more);
    const young = within(await screen.findByRole('row', { name: /4712/ }));
    expect(young.getByText('No failure so far')).toBeVisible();
    // Nobody knows where it was reported.
    expect(young.queryByRole('link', { name: /4712/ })).not.toBeInTheDocument();
    expect(screen.getByText(/^2 shown · These are all\./)).toBeVisible();
    expect(more).not.toBeInTheDocument();
    expect(listDeployments).toHaveBeenLastCalledWith({
      ...asked,
      filter: 'judged',
      cursor: 'next',
    });

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Why deployment 4711 counts as it does',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Counted in')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('opens an explanation by its address', async () => {
    const explain = jest.fn(async () => explanation);
    await renderWithDora(<RowsPage />, {
      api: {
        listDeployments: async () => ({ items: [], pageInfo: {} }),
        explain,
      },
      path: `${ADDRESS}&why=${encodeURIComponent(
        'component%3Adefault%2Fshop/production/github/4711',
      )}`,
    });
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(explain).toHaveBeenCalledWith({
      component: 'component:default/shop',
      environment: 'production',
      source: 'github',
      id: '4711',
    });
  });

  it('turns to changes and incidents', async () => {
    const loose = {
      ...incident,
      id: 'P2',
      title: null,
      url: 'data:text/html,<script>alert(1)</script>',
      resolvedAt: null,
      deployment: null,
      reason: 'Nothing was deployed before it.',
    };
    await renderWithDora(<RowsPage />, {
      api: {
        listDeployments: async () => ({ items: [], pageInfo: {} }),
        listChanges: async () => ({ items: [change], pageInfo: {} }),
        listIncidents: async () => ({ items: [incident, loose], pageInfo: {} }),
      },
      path: ADDRESS,
    });
    expect(
      await screen.findByText(/Nothing in this window is “Counted in change/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Changes' }));
    const shipped = within(
      await screen.findByRole('row', { name: /Round prices/ }),
    );
    expect(shipped.getByText('1 d from the first commit')).toBeVisible();
    expect(shipped.getByText('1 h from the merge')).toBeVisible();
    expect(shipped.getByText('made by a bot')).toBeVisible();

    await userEvent.click(screen.getByRole('radio', { name: 'Incidents' }));
    const linked = within(
      await screen.findByRole('row', { name: /answers slowly/ }),
    );
    expect(
      linked.getByText(/^By time, confidence medium\. It began soon/),
    ).toBeVisible();
    expect(linked.getByText('2 h')).toBeVisible();
    const unlinked = within(screen.getByRole('row', { name: /P2/ }));
    expect(unlinked.getByText('still open')).toBeVisible();
    expect(unlinked.getByText(/^Of no deployment: Nothing/)).toBeVisible();
    expect(
      unlinked.queryByRole('link', { name: 'P2' }),
    ).not.toBeInTheDocument();
    expect(unlinked.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says what would fill an empty list, and what went wrong', async () => {
    const listDeployments = jest
      .fn()
      .mockRejectedValueOnce(new Error('The database is away'))
      .mockResolvedValue({ items: [], pageInfo: {} });
    await renderWithDora(<RowsPage />, {
      api: { listDeployments },
      path: ADDRESS.replace('judged', 'all'),
    });
    expect(await screen.findByText('The database is away')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Nothing to list/)).toBeVisible();
    expect(screen.getByText(/Connect what deploys/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See what is connected' }),
    ).toHaveAttribute('href', '/delivery/quality');
  });

  it('saves exactly what it shows', async () => {
    const getListCsv = jest.fn(async () => new Blob(['a,b\n']));
    const saved: string[] = [];
    Object.assign(URL, {
      createObjectURL: () => 'blob:rows',
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push(`${this.download} ${this.href}`);
      });
    await renderWithDora(<RowsPage />, {
      api: {
        listChanges: async () => ({ items: [change], pageInfo: {} }),
        getListCsv,
      },
      path: `${ADDRESS.replace(
        'judged',
        'with-lead-time',
      )}&list=changes&bots=exclude&since=2026-03-02T00:00:00Z&until=2026-03-03T00:00:00Z`,
    });
    expect(await screen.findByText(/^Only from Mar 2, 2026/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(getListCsv).toHaveBeenCalledWith('changes', {
      scope: 'component:default/shop',
      from: '2026-03-02T00:00:00Z',
      to: '2026-03-03T00:00:00Z',
      filter: 'with-lead-time',
      bots: 'exclude',
    });
    expect(saved).toEqual(['changes.csv blob:rows']);
  });
});

import { ServicesReport } from '@milepost/plugin-dora-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { serviceRow, servicesReport } from '../../__testUtils__/reports';
import { ServicesPage } from './ServicesPage';

const query = '?scope=group:default/checkout';

function names() {
  const [, ...rows] = screen.getAllByRole('row');
  return rows.map(row => within(row).getByRole('rowheader').textContent);
}

describe('ServicesPage', () => {
  it('shows each service with links to its rows, and none as zero', async () => {
    await renderPage(<ServicesPage />, {
      query,
      api: {
        listServices: async () =>
          servicesReport([serviceRow('cart', 7_200), serviceRow('pay', null)]),
      },
    });
    const cart = within(await screen.findByRole('row', { name: /cart/ }));
    expect(cart.getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/delivery/overview?scope=component%3Adefault%2Fcart',
    );
    expect(cart.getByRole('link', { name: '2 h' })).toHaveAttribute(
      'href',
      expect.stringMatching(/rows\?scope=component%3Adefault%2Fcart/),
    );
    const pay = within(screen.getByRole('row', { name: /pay/ }));
    expect(pay.getByRole('link', { name: 'No data' })).toBeVisible();
  });

  it('sorts by a number, with what has none last', async () => {
    await renderPage(<ServicesPage />, {
      query,
      api: {
        listServices: async () =>
          servicesReport([
            serviceRow('cart', 7_200),
            serviceRow('mail', 60),
            serviceRow('pay', null),
          ]),
      },
    });
    await screen.findByRole('row', { name: /cart/ });
    const header = screen.getByRole('columnheader', {
      name: 'Lead time',
    });
    await userEvent.click(header);
    expect(names()).toEqual(['mail', 'cart', 'pay']);
    await userEvent.click(header);
    expect(names()).toEqual(['cart', 'mail', 'pay']);
  });

  it('shows the first of many while the rest arrives', async () => {
    let answer: (report: ServicesReport) => void = () => {};
    const many = Array.from({ length: 100 }, (_, index) =>
      serviceRow(`service-${String(index).padStart(3, '0')}`, index + 1),
    );
    const listServices = jest
      .fn()
      .mockResolvedValueOnce(
        servicesReport(many, {
          totalItems: 101,
          pageInfo: { nextCursor: 'next' },
        }),
      )
      .mockImplementationOnce(
        () =>
          new Promise<ServicesReport>(resolve => {
            answer = resolve;
          }),
      );
    await renderPage(<ServicesPage />, { query, api: { listServices } });
    expect(
      await screen.findByText(/^100 of 101 services are here/),
    ).toBeVisible();
    expect(names()).toHaveLength(25);
    await act(async () =>
      answer(servicesReport([serviceRow('zebra', 1)], { totalItems: 101 })),
    );
    expect(screen.queryByText(/services are here/)).not.toBeInTheDocument();
    expect(listServices).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: 'next', limit: 100, bucket: 'week' }),
    );
    await userEvent.click(
      screen.getByRole('columnheader', { name: 'Service' }),
    );
    expect(names()[0]).toBe('zebra');
  });

  it('says when there is none', async () => {
    await renderPage(<ServicesPage />, {
      query,
      api: { listServices: async () => servicesReport([]) },
    });
    expect(await screen.findByText(/^No service of this scope/)).toBeVisible();
  });
});

import { ReactElement } from 'react';
import { errorApiRef, translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';

/** Shows a chart as a page does, with a user in front of it. */
export function renderChart(chart: ReactElement) {
  const user = userEvent.setup();
  const view = render(
    <TestApiProvider
      apis={[
        [translationApiRef, mockApis.translation()],
        [errorApiRef, mockApis.error()],
      ]}
    >
      {chart}
    </TestApiProvider>,
  );
  return { ...view, user };
}

/** The rows of the table behind the only chart, as texts; the switch is turned for it. */
export async function tableOf(
  user: ReturnType<typeof userEvent.setup>,
): Promise<string[][]> {
  await user.click(screen.getByRole('switch', { name: 'Show as table' }));
  return within(screen.getByRole('table'))
    .getAllByRole('row')
    .map(row => Array.from(row.children, cell => cell.textContent ?? ''));
}

/** What axe finds wrong; colours need a browser and are looked at there. */
export async function violationsIn(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

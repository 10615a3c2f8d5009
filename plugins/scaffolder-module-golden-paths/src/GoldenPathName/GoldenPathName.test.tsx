import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GoldenPathName } from './GoldenPathName';

type Props = Parameters<typeof GoldenPathName>[0];

function Form(props: Pick<Partial<Props>, 'rawErrors'>) {
  const [name, setName] = useState<string>();
  const field = {
    ...props,
    formData: name,
    onChange: setName,
    required: true,
    schema: { title: 'Name', description: 'Of the component.' },
    uiSchema: {},
    idSchema: { $id: 'root_name' },
  } as unknown as Props;
  return <GoldenPathName {...field} />;
}

describe('GoldenPathName', () => {
  const autocomplete = jest.fn();
  const renderForm = async (props = {}) => {
    await renderInTestApp(<Form {...props} />, {
      apis: [[scaffolderApiRef, scaffolderApiMock.mock({ autocomplete })]],
    });
    return screen.getByRole('textbox', { name: /Name/ });
  };

  beforeEach(() => autocomplete.mockReset());

  it('says while typing what is wrong, then what will be made', async () => {
    autocomplete.mockImplementation(async ({ context }) => ({
      results:
        context.name === 'orders'
          ? [{ id: 'repository', title: 'http://forge/acme/orders' }]
          : [{ id: 'problem', title: `'${context.name}' is too short.` }],
    }));
    const input = await renderForm();

    await userEvent.type(input, 'or');
    expect(await screen.findByText("'or' is too short.")).toBeInTheDocument();
    expect(input).toHaveAttribute('aria-invalid', 'true');

    await userEvent.type(input, 'ders');
    expect(
      await screen.findByText('http://forge/acme/orders'),
    ).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('This name is free');
    expect(input).not.toHaveAttribute('aria-invalid', 'true');
    expect(autocomplete).toHaveBeenLastCalledWith({
      token: 'none',
      provider: 'golden-paths',
      resource: 'name',
      context: { name: 'orders' },
    });
  });

  it('lets the form go on when the forge cannot be asked', async () => {
    autocomplete.mockRejectedValue(new Error('The forge does not answer'));
    const input = await renderForm();
    await userEvent.type(input, 'orders');
    expect(
      await screen.findByText(/could not be checked just now/),
    ).toBeInTheDocument();
    expect(input).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('shows the complaint of the form about an empty name', async () => {
    await renderForm({ rawErrors: ['is a required property'] });
    expect(screen.getByRole('status')).toHaveTextContent(
      'is a required property',
    );
    expect(autocomplete).not.toHaveBeenCalled();
  });
});

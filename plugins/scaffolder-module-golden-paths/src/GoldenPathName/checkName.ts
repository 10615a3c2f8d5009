import type { ScaffolderApi } from '@backstage/plugin-scaffolder-react';

/** Either what is wrong with a name, or what would be made under it. */
export type NameCheck = { problem: string } | { makes: string[] };

/** The API requires a token of every provider; this one works with the portal's own. */
const NO_TOKEN = 'none';

/** Asks the portal whether a name is legal, and free on the forge and in the catalog. */
export async function checkName(
  scaffolderApi: ScaffolderApi,
  name: string,
): Promise<NameCheck> {
  if (!scaffolderApi.autocomplete) {
    throw new Error('This portal cannot check names while you type');
  }
  const { results } = await scaffolderApi.autocomplete({
    token: NO_TOKEN,
    provider: 'golden-paths',
    resource: 'name',
    context: { name },
  });
  const problem = results.find(({ id }) => id === 'problem')?.title;
  return problem
    ? { problem }
    : { makes: results.map(({ id, title }) => title ?? id) };
}

import { TestForge } from '../../__testUtils__/testForge';

/** What a browser gets when somebody opens an address. */
export interface Page {
  status: number;
  headers: Headers;
  text: string;
}

/** Opens an address the way a browser does. */
export async function open(forge: TestForge, path: string): Promise<Page> {
  const response = await fetch(new URL(path, forge.url), {
    headers: { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' },
  });
  const { status, headers } = response;
  return { status, headers, text: await response.text() };
}

/** Sends a form the way a browser does, by default from a page of the forge itself. */
export async function submit(
  forge: TestForge,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {
    Origin: forge.url,
    'Sec-Fetch-Site': 'same-origin',
  },
): Promise<Page & { location: string | null }> {
  const response = await fetch(new URL(path, forge.url), {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    location: response.headers.get('location'),
  };
}

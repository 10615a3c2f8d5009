import { Request } from 'express';
import { Repository } from '../../forge/Forge';
import { html } from '../html';
import { links } from '../links';

/** Which issues or pull requests a request asks for, and the links to choose others. */
export function stateFilter(
  req: Request,
  { fullName }: Repository,
  page: 'issues' | 'pulls',
) {
  const state: 'open' | 'closed' =
    req.query.state === 'closed' ? 'closed' : 'open';
  const address = links.repo(fullName, page);
  const link = (name: 'open' | 'closed', text: string) =>
    html`<a
      href="${address}?state=${name}"
      ${name === state && html` aria-current="true"`}
      >${text}</a
    >`;
  const filter = html`<nav class="row filter" aria-label="State">
    ${link('open', 'Open')}${link('closed', 'Closed')}
  </nav>`;
  return { state, filter };
}

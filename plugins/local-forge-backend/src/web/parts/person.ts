import { AccountRow } from '../../store';
import { GitPerson } from '../../git';
import { html, Html } from '../html';
import { links } from '../links';

/** Who made a commit: an account of the forge as a link, anybody else by name. */
export function commitPerson(
  person: GitPerson,
  accounts: Map<string, AccountRow>,
): Html {
  const account = accounts.get(person.email);
  return account
    ? accountLink(account)
    : html`<span class="name" title="${person.email}">${person.name}</span>`;
}

/** An account, by login. */
export function accountLink(account: AccountRow | undefined): Html {
  return account
    ? html`<a class="name" href="${links.web(account.login)}"
        >${account.login}</a
      >`
    : html`<span class="name">ghost</span>`;
}

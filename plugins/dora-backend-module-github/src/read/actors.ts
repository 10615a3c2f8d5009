import type { Actor } from '@milepost/plugin-dora-node';
import type { Account } from './payloads';

/** An account as an actor; accounts that were deleted are nobody. */
export function toActor(account: Account | null): Actor | undefined {
  return account
    ? {
        login: account.login,
        bot: account.type === 'Bot' || account.login.endsWith('[bot]'),
      }
    : undefined;
}

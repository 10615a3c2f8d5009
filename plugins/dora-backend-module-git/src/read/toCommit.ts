import { CommitSignal } from '@milepost/plugin-dora-node';
import { SOURCE } from './source';

/** The fields of {@link toCommit}, as git writes them. */
export const COMMIT_FORMAT = [
  '%H',
  '%P',
  '%at',
  '%ct',
  '%ae',
  '%an',
  '%s',
  '%b',
] as const;

const MAX_TITLE = 1_000;
const MAX_NAME = 500;
const MAX_COPIES = 100;
const LAST_INSTANT = 8.64e15;
const BOT = /\[bot\]@|^(?:bot|noreply)[@+]|\bbot@/i;

/** A commit from its fields. */
export function toCommit(
  repository: string,
  fields: readonly string[],
): CommitSignal {
  const [sha, parents, authored, committed, email, name, title, body] = fields;
  const copyOf = shasIn(body, /\(cherry picked from commit ([0-9a-f]+)\)/g);
  const reverts = shasIn(body, /\bThis reverts commit ([0-9a-f]+)\b/g);
  return {
    kind: 'commit',
    source: SOURCE,
    repository,
    sha,
    parents: parents ? parents.split(' ') : [],
    ...instant('authoredAt', authored),
    ...instant('committedAt', committed),
    author: {
      ...(email ? { email: email.slice(0, MAX_NAME) } : {}),
      bot: BOT.test(email) || name.endsWith('[bot]'),
    },
    title: title.slice(0, MAX_TITLE),
    ...(copyOf.length ? { copyOf } : {}),
    ...(reverts.length ? { reverts } : {}),
  };
}

// Git takes any number for a time; one that is none is not known.
function instant<K extends string>(key: K, seconds: string) {
  const moment = Number(seconds) * 1000;
  return moment >= 0 && moment <= LAST_INSTANT
    ? ({ [key]: moment } as Record<K, number>)
    : {};
}

function shasIn(body: string, pattern: RegExp): string[] {
  const found = [...body.matchAll(pattern)].map(([, sha]) => sha);
  return [...new Set(found)]
    .filter(sha => sha.length === 40 || sha.length === 64)
    .slice(0, MAX_COPIES);
}

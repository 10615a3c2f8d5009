import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  codesOf,
  importBucketKey,
  nullifierOf,
  selectItems,
  Submission,
  SurveyItem,
  SurveyToken,
  verifyToken,
} from '@milepost/plugin-devex-surveys-common';
import { RoundStore } from '../database';
import { AnswerStore } from './AnswerStore';

/** Keys that this replica remembers; they never change. */
const MAX_REMEMBERED_KEYS = 5_000;

interface KnownKey {
  key: CryptoKey;
  roundId: string;
  items: SurveyItem[];
}

/** Takes submissions from anybody who has a token. */
export class SubmissionService {
  readonly #store: RoundStore;
  readonly #answers: AnswerStore;
  readonly #keys = new Map<string, KnownKey>();

  constructor(options: { store: RoundStore; answers: AnswerStore }) {
    this.#store = options.store;
    this.#answers = options.answers;
  }

  async submit({ token, answers, comment }: Submission): Promise<void> {
    const known = await this.#keyOf(token);
    if (!(await isSigned(known.key, token))) {
      throw new NotAllowedError(
        'The token was not signed by the key that it names; please get one through your invitation',
      );
    }
    checkAnswers(known.items, answers, comment);
    await this.#answers.accept({
      roundId: known.roundId,
      nullifier: await nullifierOf(token),
      submission: {
        keyId: token.keyId,
        answers,
        ...(comment?.trim() ? { comment: comment.trim() } : {}),
      },
    });
  }

  async #keyOf({ keyId }: SurveyToken): Promise<KnownKey> {
    const remembered = this.#keys.get(keyId);
    if (remembered) {
      return remembered;
    }
    const row = await this.#store.key(keyId);
    if (!row) {
      throw new NotAllowedError(
        'The token names a key that this portal does not have',
      );
    }
    if (row.sealed_private_key === null) {
      throw new ConflictError(
        'This round has closed, so nothing was stored. Your answers cannot be counted any more.',
      );
    }
    const round = await this.#store.get(row.round_id);
    const known = {
      key: await importBucketKey(row.public_key),
      roundId: row.round_id,
      items: selectItems(JSON.parse(round.items)),
    };
    if (this.#keys.size >= MAX_REMEMBERED_KEYS) {
      this.#keys.clear();
    }
    this.#keys.set(keyId, known);
    return known;
  }
}

async function isSigned(key: CryptoKey, token: SurveyToken): Promise<boolean> {
  try {
    return await verifyToken(key, token);
  } catch {
    // What is not base64 is no signature either.
    return false;
  }
}

// The messages below must not repeat what was sent: errors are logged.
function checkAnswers(
  items: readonly SurveyItem[],
  answers: Submission['answers'],
  comment: string | undefined,
): void {
  const seen = new Set<string>();
  for (const { item: itemId, code } of answers) {
    const item = items.find(({ id }) => id === itemId);
    if (!item || !codesOf(item).includes(code) || seen.has(itemId)) {
      throw new InputError(
        'An answer does not fit the items of this round; please load the form again',
      );
    }
    seen.add(itemId);
  }
  if (comment?.trim() && !items.some(({ kind }) => kind === 'text')) {
    throw new InputError('This round asks for no comment');
  }
}

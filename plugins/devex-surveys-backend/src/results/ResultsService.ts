import { ConflictError, NotFoundError } from '@backstage/errors';
import { RoundResults } from '@milepost/plugin-devex-surveys-common';
import { RoundRow, RoundStore } from '../database';

/** Hands out the results that were published at the close: there are no others. */
export class ResultsService {
  readonly #store: RoundStore;

  constructor(store: RoundStore) {
    this.#store = store;
  }

  async get(roundId: string): Promise<RoundResults> {
    return JSON.parse(await this.getJson(roundId));
  }

  /** As text: the results of ten thousand people take long to read and write again. */
  async getJson(roundId: string): Promise<string> {
    return publishedOf(await this.#store.get(roundId));
  }

  /** Takes the words of a comment away, for good; that there was one stays visible. */
  async redact(roundId: string, commentId: string): Promise<void> {
    await this.#store.withLocked(roundId, async (row, tx) => {
      const results: RoundResults = JSON.parse(publishedOf(row));
      const shown =
        results.comments.status === 'shown' ? results.comments : undefined;
      if (!shown?.comments.some(({ id }) => id === commentId)) {
        throw new NotFoundError(
          `No comment '${commentId}' in this round; perhaps it was redacted before`,
        );
      }
      results.comments = {
        status: 'shown',
        comments: shown.comments.filter(({ id }) => id !== commentId),
        redacted: shown.redacted + 1,
      };
      await this.#store.update(
        roundId,
        'closed',
        { published: JSON.stringify(results) },
        tx,
      );
    });
  }
}

function publishedOf({ state, published }: RoundRow): string {
  if (!published) {
    throw new ConflictError(
      `The round is ${state}; results are shown after its close, to everybody at once`,
    );
  }
  return published;
}

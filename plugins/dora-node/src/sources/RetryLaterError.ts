import { CustomErrorBase } from '@backstage/errors';

/**
 * The other side asks for patience. Work goes on at the given time, from the last cursor;
 * nothing has failed.
 *
 * @public
 */
export class RetryLaterError extends CustomErrorBase {
  name = 'RetryLaterError' as const;
  readonly retryAt: number;

  constructor(message: string, retryAt: number) {
    super(message);
    this.retryAt = retryAt;
  }
}

import { ErrorRequestHandler } from 'express';
import { LoggerService } from '@backstage/backend-plugin-api';
import { RefConflictError } from '../git';

/** One reason why GitHub can't process a request. */
export interface ValidationProblem {
  resource: string;
  field: string;
  code:
    | 'missing'
    | 'missing_field'
    | 'invalid'
    | 'already_exists'
    | 'unprocessable'
    | 'custom';
  message?: string;
}

// What a NUL gives in an argument of a process, and in a text that goes to Postgres.
const NUL_IN_TEXT = ['ERR_INVALID_ARG_VALUE', '22021'];
const DOCUMENTATION = 'https://docs.github.com/rest';

/** A failure in the form in which GitHub reports it. */
export class GithubError extends Error {
  readonly name = 'GithubError';

  constructor(
    readonly status: number,
    message: string,
    readonly errors?: ValidationProblem[],
  ) {
    super(message);
  }

  /** The body of the answer. */
  toJSON() {
    return {
      message: this.message,
      ...(this.errors ? { errors: this.errors } : {}),
      documentation_url: DOCUMENTATION,
      status: String(this.status),
    };
  }
}

/** There is no such thing, or the viewer may not know of it. */
export function notFound(message = 'Not Found'): GithubError {
  return new GithubError(404, message);
}

/** The viewer may know of a thing and not do this with it. */
export function forbidden(
  message = 'Must have admin rights to Repository.',
): GithubError {
  return new GithubError(403, message);
}

/** The state of a thing does not allow the request. */
export function conflict(message: string): GithubError {
  return new GithubError(409, message);
}

/** The request is understood and can't be processed. */
export function unprocessable(
  message: string,
  ...errors: ValidationProblem[]
): GithubError {
  return new GithubError(422, message, errors.length ? errors : undefined);
}

/** A field has a value that can't be taken. */
export function invalidField(
  resource: string,
  field: string,
  message?: string,
): GithubError {
  return unprocessable('Validation Failed', {
    resource,
    field,
    code: message ? 'custom' : 'invalid',
    ...(message ? { message } : {}),
  });
}

/** Answers a request that failed, in GitHub's form. */
export function githubErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = toGithubError(error);
    if (!known) {
      logger.error(
        `The local forge failed to answer ${req.method} ${req.path}`,
        error,
      );
    }
    const answer = known ?? new GithubError(500, 'Server Error');
    // git asks its user when it is told how; a browser must not, for a request of a page.
    if (answer.status === 401 && !req.originalUrl.startsWith('/api/')) {
      res.setHeader('WWW-Authenticate', 'Basic realm="GitHub"');
    }
    res.status(answer.status).json(answer);
  };
}

/** The answer to a failure that the forge knows. */
export function toGithubError(error: unknown): GithubError | undefined {
  if (error instanceof GithubError) {
    return error;
  }
  if (error instanceof RefConflictError) {
    return conflict('Reference was updated by another request');
  }
  if (error instanceof URIError) {
    return new GithubError(400, 'Malformed URL');
  }
  // The parser of request bodies marks its errors with a type, Node and Postgres theirs with a code.
  const { type, code } = error as { type?: string; code?: string };
  if (code !== undefined && NUL_IN_TEXT.includes(code)) {
    return unprocessable('Text must not contain NUL characters');
  }
  if (type === 'entity.parse.failed') {
    return new GithubError(400, 'Problems parsing JSON');
  }
  if (type === 'entity.too.large') {
    return new GithubError(413, 'Payload too big');
  }
  return undefined;
}

import { ErrorRequestHandler } from 'express';
import { LoggerService } from '@backstage/backend-plugin-api';
import { toGithubError, GithubError } from '../http/errors';
import { html } from './html';
import { sendPage } from './layout';

const TITLES: Record<number, string> = {
  401: 'Please use a browser or a token',
  403: 'This is not allowed',
  404: 'There is nothing here',
  409: 'This is not possible now',
};

const EXPLANATIONS: Record<number, string> = {
  404: 'The address may be mistyped, or what was here has been renamed, moved or deleted.',
  500: 'The forge failed to make this page. Its log, which is that of the portal, says why.',
};

/** Answers a request for a page that failed with a page that says what to do. */
export function pageErrorHandler(logger: LoggerService): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = toGithubError(error);
    if (!known) {
      logger.error(`The local forge failed to show ${req.path}`, error);
    }
    const { status, message } = known ?? new GithubError(500, 'Server Error');
    const title = TITLES[status] ?? 'This did not work';
    const text = EXPLANATIONS[status] ?? message;
    const body = html`<div class="stack">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">All organisations and repositories</a></p>
    </div>`;
    sendPage(res, { title, body }, status);
  };
}

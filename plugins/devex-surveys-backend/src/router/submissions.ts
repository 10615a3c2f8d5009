import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  SUBMISSION_BYTES,
  submissionRequest,
  SUBMISSIONS_PATH,
} from '@milepost/plugin-devex-surveys-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { SubmissionService } from '../answers';

/**
 * The route that takes answers.
 *
 * @remarks
 *
 * It has no access to credentials, auditor or logger, so that it can't tell anybody who
 * asked. Its messages repeat nothing of what was sent, as errors may be logged.
 */
export function createSubmissionsRouter(options: {
  submissions: SubmissionService | undefined;
  maxPerSecond: number;
}): express.Router {
  const { submissions, maxPerSecond } = options;
  const router = Router();
  router.post(
    SUBMISSIONS_PATH,
    rateLimit({
      windowMs: 1_000,
      limit: maxPerSecond,
      // One counter for all: addresses are neither looked at nor kept.
      keyGenerator: () => 'everybody',
      standardHeaders: false,
      legacyHeaders: false,
      message: {
        error: {
          name: 'TooManyRequests',
          message: 'Many people are answering just now; please send again',
        },
      },
    }),
    express.raw({ type: () => true, limit: SUBMISSION_BYTES, inflate: false }),
    async (req, res) => {
      refuseCredentials(req);
      if (!submissions) {
        throw new ServiceUnavailableError(
          'This portal is not set up to take answers',
        );
      }
      await submissions.submit(readSubmission(req.body));
      res.status(202).end();
    },
  );
  return router;
}

function refuseCredentials(req: Request): void {
  if (req.headers.authorization || req.headers.cookie) {
    throw new InputError(
      'Answers must be sent without cookies and without an authorization header; nothing was stored',
    );
  }
}

function readSubmission(body: unknown) {
  if (!Buffer.isBuffer(body) || body.length !== SUBMISSION_BYTES) {
    throw new InputError(
      `A submission has exactly ${SUBMISSION_BYTES} bytes, so that its length says nothing; please use the client of the portal`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    throw new InputError('A submission is JSON; nothing was stored');
  }
  const parsed = submissionRequest.safeParse(json);
  if (!parsed.success) {
    throw new InputError(
      'A submission holds a token, answers and perhaps a comment of 280 characters, and nothing else; nothing was stored',
    );
  }
  return parsed.data;
}

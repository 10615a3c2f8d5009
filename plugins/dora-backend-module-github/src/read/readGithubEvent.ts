import {
  Delivery,
  ignored,
  readJson,
  Reading,
  RefSignal,
  rejected,
  repositoryIdOf,
  signals,
} from '@milepost/plugin-dora-node';
import { z } from 'zod/v4';
import { changeId, toChange, toReview } from './changes';
import { toDeployment } from './deployments';
import { toIncident } from './incidents';
import {
  deploymentSchema,
  deploymentStatusSchema,
  issueSchema,
  labelSchema,
  Push,
  pullRequestSchema,
  pushSchema,
  repositorySchema,
  reviewSchema,
} from './payloads';
import { SOURCE } from './source';

const NO_COMMIT = /^0+$/;

/** Which issues are incidents. */
export interface ReadOptions {
  incidentLabels: readonly string[];
}

type Reader = (delivery: Delivery, options: ReadOptions) => Reading;

/** The events that are read, and how. */
const READERS: Record<string, Reader | undefined> = {
  push: reader(pushSchema, ({ event, repository, delivery }) =>
    signals(toRef(repository, event, delivery.receivedAt)),
  ),
  pull_request: reader(
    z.object({ action: z.string(), pull_request: pullRequestSchema }),
    ({ event, repository }) =>
      signals(toChange(repository, event.pull_request, event.action)),
  ),
  // The pull request in this event is an abridged one: only the review is taken.
  pull_request_review: reader(
    z.object({
      review: reviewSchema,
      pull_request: z.object({ number: z.number().int() }),
    }),
    ({ event, repository }) => {
      const { number } = event.pull_request;
      const review = toReview(event.review);
      return review
        ? signals({
            kind: 'change',
            source: SOURCE,
            externalId: changeId(repository, { number }),
            at: review.at,
            repository,
            number,
            reviews: [review],
          })
        : ignored('nobody has sent this review yet');
    },
  ),
  deployment: reader(
    z.object({ deployment: deploymentSchema }),
    ({ event, repository }) =>
      signals(toDeployment(repository, event.deployment)),
  ),
  deployment_status: reader(
    z.object({
      deployment: deploymentSchema,
      deployment_status: deploymentStatusSchema,
    }),
    ({ event, repository }) =>
      signals(
        toDeployment(repository, event.deployment, [event.deployment_status]),
      ),
  ),
  issues: reader(
    z.object({
      action: z.string(),
      issue: issueSchema,
      label: labelSchema.optional(),
    }),
    ({ event, repository, options }) => {
      const { action, issue, label } = event;
      const isLabel = (one?: { name: string }) =>
        !!one && options.incidentLabels.includes(one.name);
      const labelled = issue.labels.some(isLabel) && action !== 'deleted';
      const no =
        (action === 'unlabeled' && isLabel(label)) ||
        (action === 'deleted' && issue.labels.some(isLabel));
      return labelled || no
        ? signals(toIncident({ repository, issue, labelled }))
        : ignored(`no label is ${options.incidentLabels.join(' or ')}`);
    },
  ),
};

/** The events that {@link readGithubEvent} reads; others need not be subscribed to. */
export const GITHUB_EVENTS: readonly string[] = Object.keys(READERS);

/** Reads an event of GitHub by the name in its header. */
export function readGithubEvent(
  delivery: Delivery,
  options: ReadOptions,
): Reading {
  const name = delivery.headers['x-github-event'];
  if (!name) {
    return rejected('the header X-GitHub-Event is missing');
  }
  return (
    READERS[name]?.(delivery, options) ??
    ignored(`events of the type '${name}' say nothing of delivery`)
  );
}

function reader<T extends object>(
  schema: z.ZodType<T>,
  read: (context: {
    event: T;
    repository: string;
    delivery: Delivery;
    options: ReadOptions;
  }) => Reading,
): Reader {
  const ofRepository = z.object({ repository: repositorySchema });
  return (delivery, options) => {
    const envelope = readJson(delivery, ofRepository);
    const event = readJson(delivery, schema);
    if (!envelope.ok || !event.ok) {
      return rejected(
        [envelope, event].flatMap(one => (one.ok ? [] : one.reason))[0],
      );
    }
    const repository = repositoryIdOf(envelope.value.repository.html_url);
    return repository
      ? read({ event: event.value, repository, delivery, options })
      : rejected('repository.html_url is not the address of a repository');
  };
}

function toRef(repository: string, push: Push, receivedAt: number): RefSignal {
  const { ref, before, after, forced, head_commit: head } = push;
  const at = push.repository.pushed_at ?? head?.timestamp ?? receivedAt;
  return {
    kind: 'ref',
    source: SOURCE,
    // A branch may go back and forth between two commits.
    externalId: `${repository} ${ref} ${before} ${after} ${at}`,
    at,
    repository,
    ref,
    before: NO_COMMIT.test(before) ? null : before,
    after: NO_COMMIT.test(after) ? null : after,
    forced,
  };
}

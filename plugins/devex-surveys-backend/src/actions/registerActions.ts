import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { surveyReadPermission } from '@milepost/plugin-devex-surveys-common';
import { ResultsService } from '../results';
import { RoundService } from '../rounds';

/** Makes rounds and results available to the terminal, to assistants and to templates. */
export function registerActions(options: {
  registry: ActionsRegistryService;
  permissions: PermissionsService;
  rounds: RoundService;
  results: ResultsService;
}): void {
  const { registry, permissions, rounds, results } = options;

  registry.register({
    name: 'rounds',
    title: 'List survey rounds',
    description:
      'Lists the rounds of the developer experience survey, the latest first: id, title, state and dates.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: surveyReadPermission,
    schema: {
      input: z => z.object({}),
      output: z =>
        z.object({
          rounds: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              state: z.enum(['prepared', 'open', 'closed']),
              opensAt: z.string(),
              closesAt: z.string(),
            }),
          ),
        }),
    },
    async action({ credentials }) {
      await requireRead(permissions, credentials);
      const all = await rounds.list();
      return {
        output: {
          rounds: all.map(({ id, title, state, opensAt, closesAt }) => ({
            id,
            title,
            state,
            opensAt,
            closesAt,
          })),
        },
      };
    },
  });

  registry.register({
    name: 'results',
    title: 'Get survey results',
    description:
      'Gets the published results of a closed survey round: for each group and item the favourable share in percent, its 95 % interval, the number of answers and the change since the round before. A protected cell is hidden so that nobody can be identified; do not try to work out its value. Without a round id, the latest closed round.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: surveyReadPermission,
    schema: {
      input: z =>
        z.object({
          roundId: z
            .string()
            .optional()
            .describe('Id of a closed round, as listed by rounds'),
        }),
      output: z =>
        z.object({
          results: z.record(z.unknown()).describe('As GET /rounds/:id/results'),
        }),
    },
    async action({ credentials, input }) {
      await requireRead(permissions, credentials);
      const roundId = input.roundId ?? (await latestClosed(rounds));
      return { output: { results: { ...(await results.get(roundId)) } } };
    },
  });
}

async function latestClosed(rounds: RoundService): Promise<string> {
  const latest = (await rounds.list()).find(({ state }) => state === 'closed');
  if (!latest) {
    throw new NotFoundError('No survey round was closed yet');
  }
  return latest.id;
}

async function requireRead(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize(
    [{ permission: surveyReadPermission }],
    { credentials },
  );
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You need the permission ${surveyReadPermission.name} for this; please ask who runs the portal`,
    );
  }
}

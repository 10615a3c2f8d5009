import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { accountsById } from '../forge/accounts';
import { Forge, now, Repository } from '../forge/Forge';
import { combineStatuses, latestStatuses } from '../forge/statuses';
import { toIsoDate } from '../git';
import { paginate, readPage } from '../http/pagination';
import { AccountRow, CommitStatusRow } from '../store';
import { presentAccount } from './presenters/accounts';
import { nodeId } from './presenters/nodeId';
import { repositoryAnswer } from './repositoryAnswer';
import { changes, readBody, reads, requireCommit } from './request';

const createBody = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullish(),
  description: z.string().nullish(),
  context: z.string().default('default'),
});

/** Routes of what outside tools say of commits. */
export function createCommitStatusesRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const base = '/repos/:owner/:repo';

  const present = (
    { fullName }: Repository,
    status: CommitStatusRow,
    creator: AccountRow | undefined,
  ) => ({
    url: urls.repoApi(fullName, 'statuses', status.sha),
    avatar_url: creator ? urls.web('avatars', creator.login) : null,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.target_url,
    context: status.context,
    created_at: toIsoDate(status.created_at),
    updated_at: toIsoDate(status.updated_at),
  });

  const statusesOf = (repository: Repository, sha: string) =>
    store.commitStatuses.list(
      { repository_id: repository.row.id, sha: sha as CommitStatusRow['sha'] },
      { order: ['id', 'desc'] },
    );

  router.get(
    `${base}/commits/:ref(*)/status`,
    reads(forge, async ({ req, res, repository, permission }) => {
      const sha = await requireCommit(repository, req.params.ref);
      const statuses = latestStatuses(await statusesOf(repository, sha));
      const creators = await accountsById(
        store,
        statuses.map(status => status.creator_id),
      );
      const page = readPage(req);
      res.json({
        state: combineStatuses(statuses),
        statuses: statuses
          .slice(page.offset, page.offset + page.perPage)
          .map(status =>
            present(repository, status, creators.get(status.creator_id)),
          ),
        sha,
        total_count: statuses.length,
        repository: await repositoryAnswer(forge, repository, permission),
        commit_url: urls.repoApi(repository.fullName, 'commits', sha),
        url: urls.repoApi(repository.fullName, 'commits', sha, 'status'),
      });
    }),
  );

  router.get(
    [`${base}/commits/:ref(*)/statuses`, `${base}/statuses/:ref(*)`],
    reads(forge, async ({ req, res, repository }) => {
      const sha = await requireCommit(repository, req.params.ref);
      const all = await statusesOf(repository, sha);
      const items = paginate(req, res, { baseUrl: urls.base, items: all });
      const creators = await accountsById(
        store,
        items.map(status => status.creator_id),
      );
      res.json(
        items.map(status => {
          const creator = creators.get(status.creator_id);
          return {
            ...present(repository, status, creator),
            creator: creator ? presentAccount(urls, creator) : null,
          };
        }),
      );
    }),
  );

  router.post(
    `${base}/statuses/:sha`,
    changes(forge, 'write', async ({ req, res, repository, viewer }) => {
      const body = readBody(req, 'Status', createBody);
      const sha = await requireCommit(repository, req.params.sha);
      const time = now();
      const status = await store.commitStatuses.insert({
        repository_id: repository.row.id,
        sha,
        state: body.state,
        context: body.context,
        description: body.description ?? null,
        target_url: body.target_url ?? null,
        creator_id: viewer.id,
        created_at: time,
        updated_at: time,
      });
      const answer = {
        ...present(repository, status, viewer),
        creator: presentAccount(urls, viewer),
      };
      const { id, state, context, description, target_url } = answer;
      await forge.events.publish({
        event: 'status',
        repository,
        sender: viewer,
        payload: () => ({
          id,
          sha,
          name: repository.fullName,
          state,
          context,
          description,
          target_url,
          created_at: answer.created_at,
          updated_at: answer.updated_at,
        }),
      });
      res.status(201).json(answer);
    }),
  );

  return router;
}

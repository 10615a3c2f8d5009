import express, { RequestHandler, Response } from 'express';
import { z } from 'zod/v4';
import { accountsByEmail, accountsById } from '../../forge/accounts';
import { Forge } from '../../forge/Forge';
import { mergePull } from '../../forge/mergePull';
import { PullRequest, pullTips } from '../../forge/PullRequest';
import { getPull } from '../../forge/pulls';
import { diffTrees, EMPTY_TREE, listCommits, mergeBase } from '../../git';
import { GithubError } from '../../http/errors';
import {
  changes,
  readBody,
  readId,
  reads,
  RepositoryContext,
} from '../../rest/request';
import { plural } from '../format';
import { html } from '../html';
import { sendRepositoryPage } from '../layout';
import { links } from '../links';
import { findMergeability } from '../mergeability';
import { commitChecks } from '../parts/commitChecks';
import { commitList } from '../parts/commitList';
import { conversation } from '../parts/conversation';
import { diff } from '../parts/diff';
import { mergeBox } from '../parts/mergeBox';
import { accountLink } from '../parts/person';
import { stateBadge } from '../parts/stateBadge';

const mergeForm = z.object({
  method: z.enum(['merge', 'squash', 'rebase']),
  sha: z.string(),
});

/** The page of a pull request. */
export function pullPage(forge: Forge): RequestHandler {
  return reads(forge, async context => {
    const { req, res, repository } = context;
    const request = await getPull(forge, repository, readId(req.params.number));
    await sendPull(forge, res, context, request);
  });
}

/** Merges a pull request from the form of its page. */
export function mergeFormHandlers(forge: Forge): RequestHandler[] {
  return [
    express.urlencoded({ extended: false, limit: '10kb' }),
    changes(forge, 'write', async context => {
      const { req, res, repository, permission, viewer } = context;
      const number = readId(req.params.number);
      const { method, sha } = readBody(req, 'PullRequest', mergeForm);
      try {
        await mergePull(forge, {
          repository,
          permission,
          viewer,
          number,
          method,
          sha,
        });
      } catch (error) {
        if (!(error instanceof GithubError) || error.status === 404) {
          throw error;
        }
        // Something has changed since the page was made: the new page says what.
        const request = await getPull(forge, repository, number);
        await sendPull(forge, res, context, request, error);
        return;
      }
      res.redirect(303, links.repo(repository.fullName, 'pull', number));
    }),
  ];
}

async function sendPull(
  forge: Forge,
  res: Response,
  context: Pick<RepositoryContext, 'repository' | 'permission'>,
  request: PullRequest,
  problem?: GithubError,
): Promise<void> {
  const { repository } = context;
  const { git } = repository;
  const { issue, pull } = request;
  const { base, head } = await pullTips(repository, request);
  const from = (await mergeBase(git, base, head)) ?? EMPTY_TREE;
  const [commits, files, mergeability, remarks, checks, authors] =
    await Promise.all([
      listCommits(git, { revisions: [head, `^${base}`] }),
      diffTrees(git, from, head),
      findMergeability(forge, context, request),
      conversation(forge, repository, issue),
      commitChecks(forge, repository, head),
      accountsById(forge.store, [issue.author_id, pull.merged_by_id]),
    ]);
  const accounts = await accountsByEmail(
    forge.store,
    commits.map(({ author }) => author.email),
  );
  const open = pull.draft ? 'draft' : 'open';
  const closed = pull.merged_at ? 'merged' : 'closed';
  sendRepositoryPage(res, {
    repository,
    title: `${issue.title} #${issue.number}`,
    tab: 'Pull requests',
    status: problem?.status,
    body: html`${problem &&
      html`<p class="notice" role="alert">
        <b>This was not merged.</b> ${problem.message}
      </p>`}
      <div class="stack">
        <h1>${issue.title} <span class="muted">#${issue.number}</span></h1>
        <p>
          ${stateBadge(issue.state === 'open' ? open : closed)}
          ${accountLink(authors.get(issue.author_id))} brings
          ${plural(commits.length, 'commit')} from
          <span class="mono">${pull.head_ref}</span> to
          <span class="mono">${pull.base_ref}</span>${pull.merged_by_id !==
            null &&
          html`; merged by ${accountLink(authors.get(pull.merged_by_id))}`}
        </p>
      </div>
      ${remarks}${checks}${mergeBox(repository, request, mergeability)}
      <h2>Commits</h2>
      ${commitList(repository, commits, accounts)}${diff({
        repository,
        commit: head,
        changes: files,
      })}`,
  });
}

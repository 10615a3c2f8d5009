import Router from 'express-promise-router';
import { accountsByEmail, findAccount } from '../forge/accounts';
import { Forge, Repository } from '../forge/Forge';
import {
  countCommits,
  diffTrees,
  EMPTY_TREE,
  GitCommit,
  listCommits,
  listRefs,
  mergeBase,
  readCommit,
} from '../git';
import { invalidField, notFound, unprocessable } from '../http/errors';
import { linkPages, paginate, readPage } from '../http/pagination';
import {
  changeStatistics,
  presentCommit,
  presentFileChange,
} from './presenters/commits';
import { queryText, readPath, reads, requireCommit } from './request';

/** Presents commits with the users that their addresses belong to. */
export async function commitsAnswer(
  forge: Forge,
  repository: Repository,
  commits: GitCommit[],
) {
  const emails = commits.flatMap(({ author, committer }) => [
    author.email,
    committer.email,
  ]);
  const accounts = await accountsByEmail(forge.store, emails);
  return commits.map(commit =>
    presentCommit(forge.urls, repository, commit, accounts),
  );
}

/** Routes of commits and comparisons. */
export function createCommitsRouter(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:repo';

  router.get(
    `${base}/commits`,
    reads(forge, async ({ req, res, repository }) => {
      const { git } = repository;
      const start = await requireCommit(repository, queryText(req, 'sha'));
      const revisions = [start];
      const path = readPath(queryText(req, 'path'));
      const page = readPage(req);
      const commits = await listCommits(git, {
        revisions,
        path,
        since: readTime(queryText(req, 'since'), 'since'),
        until: readTime(queryText(req, 'until'), 'until'),
        authors: await authorTexts(forge, queryText(req, 'author')),
        skip: page.offset,
        limit: page.perPage,
      });
      const filtered = ['since', 'until', 'author'].some(
        name => req.query[name],
      );
      const total = filtered
        ? page.offset +
          commits.length +
          (commits.length === page.perPage ? 1 : 0)
        : await countCommits(git, { revisions, path });
      linkPages(req, res, { baseUrl: forge.urls.base, page, total });
      res.json(await commitsAnswer(forge, repository, commits));
    }),
  );

  router.get(
    `${base}/commits/:ref(*)/branches-where-head`,
    reads(forge, async ({ req, res, repository }) => {
      const sha = await requireCommit(repository, req.params.ref);
      const branches = await listRefs(repository.git, 'refs/heads/');
      res.json(
        branches
          .filter(branch => branch.sha === sha)
          .map(branch => ({
            name: branch.name.replace('refs/heads/', ''),
            commit: {
              sha,
              url: forge.urls.repoApi(repository.fullName, 'commits', sha),
            },
            protected: false,
          })),
      );
    }),
  );

  router.get(
    `${base}/compare/:range(*)`,
    reads(forge, async ({ req, res, repository }) => {
      const [baseName, headName] = splitRange(req.params.range);
      const { git } = repository;
      const baseSha = await requireCommit(repository, baseName);
      const headSha = await requireCommit(repository, headName);
      const common = await mergeBase(git, baseSha, headSha);
      if (!common) {
        throw notFound(
          `No common ancestor between ${baseName} and ${headName}.`,
        );
      }
      const [ahead, behind, commits, files] = await Promise.all([
        countCommits(git, { revisions: [headSha, `^${baseSha}`] }),
        countCommits(git, { revisions: [baseSha, `^${headSha}`] }),
        listCommits(git, { revisions: [headSha, `^${baseSha}`] }),
        diffTrees(git, common, headSha),
      ]);
      const ends = await commitsAnswer(forge, repository, [
        await readCommit(git, baseSha),
        await readCommit(git, common),
      ]);
      const items = commits.reverse();
      const { urls } = forge;
      const { fullName } = repository;
      const range = `${baseName}...${headName}`;
      res.json({
        url: urls.repoApi(fullName, 'compare', range),
        html_url: urls.repo(fullName, 'compare', range),
        permalink_url: urls.repo(
          fullName,
          'compare',
          `${baseSha}...${headSha}`,
        ),
        diff_url: `${urls.repo(fullName, 'compare', range)}.diff`,
        patch_url: `${urls.repo(fullName, 'compare', range)}.patch`,
        base_commit: ends[0],
        merge_base_commit: ends[1],
        status: comparisonStatus(ahead, behind),
        ahead_by: ahead,
        behind_by: behind,
        total_commits: ahead,
        commits: await commitsAnswer(
          forge,
          repository,
          paginate(req, res, { baseUrl: urls.base, items }),
        ),
        files: files.map(file =>
          presentFileChange(urls, repository, file, headSha),
        ),
      });
    }),
  );

  return router;
}

/** The route of one commit; it takes any reference, so it comes after all longer routes. */
export function createCommitRouter(forge: Forge) {
  const router = Router();
  router.get(
    '/repos/:owner/:repo/commits/:ref(*)',
    reads(forge, async ({ req, res, repository }) => {
      const { ref } = req.params;
      const { git } = repository;
      const sha = await requireCommit(repository, ref).catch(error => {
        throw error.status === 404
          ? unprocessable(`No commit found for SHA: ${ref}`)
          : error;
      });
      if (/vnd\.github(\.v3)?\.sha/.test(req.headers.accept ?? '')) {
        res.type('text/plain').send(sha);
        return;
      }
      const commit = await readCommit(git, sha);
      const files = await diffTrees(git, commit.parents[0] ?? EMPTY_TREE, sha);
      const [answer] = await commitsAnswer(forge, repository, [commit]);
      res.json({
        ...answer,
        stats: changeStatistics(files),
        files: paginateFiles(files).map(file =>
          presentFileChange(forge.urls, repository, file, sha),
        ),
      });
    }),
  );
  return router;
}

const MAX_COMMIT_FILES = 3000; // GitHub's own limit.

function paginateFiles<T>(files: T[]): T[] {
  return files.slice(0, MAX_COMMIT_FILES);
}

/** Splits `base...head`; an `owner:` before a branch names this same repository, as there are no forks. */
function splitRange(range: string): [string, string] {
  const [base, head, ...more] = range.split('...');
  if (!base || !head || more.length) {
    throw notFound();
  }
  return [base.replace(/^[^:]*:/, ''), head.replace(/^[^:]*:/, '')];
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead && behind) {
    return 'diverged';
  }
  if (ahead) {
    return 'ahead';
  }
  return behind ? 'behind' : 'identical';
}

function readTime(text: string | undefined, field: string): string | undefined {
  if (text !== undefined && Number.isNaN(Date.parse(text))) {
    throw invalidField('Commit', field, `${field} must be an ISO 8601 time`);
  }
  return text;
}

async function authorTexts(forge: Forge, author: string | undefined) {
  if (author === undefined) {
    return [];
  }
  const account = await findAccount(forge.store, author);
  return account?.email ? [`<${account.email}>`] : [author];
}

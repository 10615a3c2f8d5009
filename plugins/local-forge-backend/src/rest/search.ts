import { Request } from 'express';
import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';
import { issueAnswers } from '../forge/issues';
import {
  matchesRepository,
  parseQuery,
  searchableRepositories,
  searchFiles,
  SearchQuery,
} from '../forge/search';
import { viewerOf } from '../http/auth';
import { invalidField } from '../http/errors';
import { paginate } from '../http/pagination';
import { IssueRow } from '../store';
import { presentEntry } from './presenters/contents';
import { repositoryAnswer } from './repositoryAnswer';
import { queryText } from './request';

/** Routes of search. */
export function createSearchRouter(forge: Forge) {
  const router = Router();
  const { store, urls } = forge;
  const baseUrl = urls.base;

  router.get('/search/repositories', async (req, res) => {
    const query = readQuery(req);
    const visible = await searchableRepositories(forge, viewerOf(res), query);
    const items = visible.filter(({ repository }) =>
      matchesRepository(repository, query),
    );
    const page = paginate(req, res, { baseUrl, items });
    res.json({
      total_count: items.length,
      incomplete_results: false,
      items: await Promise.all(
        page.map(async ({ repository, permission }) => ({
          ...(await repositoryAnswer(forge, repository, permission)),
          score: 1,
        })),
      ),
    });
  });

  router.get('/search/code', async (req, res) => {
    const query = readQuery(req);
    const visible = await searchableRepositories(forge, viewerOf(res), query);
    const found = await Promise.all(
      visible.map(async one =>
        (
          await searchFiles(one.repository, query)
        ).map(file => ({
          ...one,
          ...file,
        })),
      ),
    );
    const items = found.flat();
    const page = paginate(req, res, { baseUrl, items });
    res.json({
      total_count: items.length,
      incomplete_results: false,
      items: await Promise.all(
        page.map(async ({ repository, permission, entry, commit }) => {
          const { name, path, sha, url, git_url, html_url } = presentEntry(
            urls,
            repository,
            entry,
            commit,
          );
          return {
            name,
            path,
            sha,
            url,
            git_url,
            html_url,
            repository: await repositoryAnswer(forge, repository, permission),
            score: 1,
          };
        }),
      ),
    });
  });

  router.get('/search/issues', async (req, res) => {
    const query = readQuery(req);
    const visible = await searchableRepositories(forge, viewerOf(res), query);
    const found = await Promise.all(
      visible.map(async ({ repository }) => {
        const issues = await store.issues.list(
          { repository_id: repository.row.id },
          { order: ['id', 'desc'] },
        );
        const matching = issues.filter(issue => matchesIssue(issue, query));
        return issueAnswers(forge, repository, matching);
      }),
    );
    const items = found.flat();
    res.json({
      total_count: items.length,
      incomplete_results: false,
      search_type: 'lexical',
      items: paginate(req, res, { baseUrl, items }).map(issue => ({
        ...issue,
        body: issue.body ?? '',
        score: 1,
      })),
    });
  });

  return router;
}

function readQuery(req: Request): SearchQuery {
  const text = queryText(req, 'q');
  if (!text) {
    throw invalidField('Search', 'q', 'q is missing');
  }
  return parseQuery(text);
}

function matchesIssue(issue: IssueRow, { words, qualifiers }: SearchQuery) {
  const text = `${issue.title} ${issue.body ?? ''}`.toLowerCase();
  const kind = issue.is_pull ? ['pr', 'pull-request'] : ['issue'];
  const states = [...kind, issue.state];
  return (
    words.every(word => text.includes(word.toLowerCase())) &&
    (qualifiers.get('is') ?? []).every(value => states.includes(value)) &&
    (qualifiers.get('type') ?? []).every(value => states.includes(value)) &&
    (qualifiers.get('state') ?? []).every(value => value === issue.state)
  );
}
